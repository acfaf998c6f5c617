package pasu.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import pasu.protocol.Bus;
import pasu.web.access.AccessRoutes;
import pasu.web.access.Authenticator;
import pasu.web.access.Doorkeeper;
import pasu.web.access.Premises;
import pasu.web.account.AuditTrail;
import pasu.web.account.InvitationRoutes;
import pasu.web.account.OwnRoutes;
import pasu.web.account.PasskeyRoutes;
import pasu.web.account.PeopleRoutes;
import pasu.web.camera.CameraRoutes;
import pasu.web.camera.EnrolmentRoutes;
import pasu.web.camera.KnownCameras;
import pasu.web.clip.ClipShelf;
import pasu.web.clip.ExpectedClips;
import pasu.web.event.EventFeed;
import pasu.web.health.HealthRoutes;
import pasu.web.health.Meters;
import pasu.web.link.LinkDoor;
import pasu.web.live.LivePace;
import pasu.web.live.LiveRoutes;
import pasu.web.mesh.AgentView;
import pasu.web.mesh.GatewayAlarms;
import pasu.web.mesh.KnownNodes;
import pasu.web.mesh.MeshRoutes;
import pasu.web.notification.ChannelRoutes;
import pasu.web.notification.NotificationRoutes;
import pasu.web.page.PageRoutes;
import pasu.web.route.RouteTable;
import pasu.web.route.Row;
import pasu.web.site.SiteRoutes;
import pasu.web.tls.ShownCertificate;

/** Everything that is had over HTTP, put together. Made on the event loop it belongs to. */
final class Gateway {

  private final ClipShelf clips;
  private final Premises premises;
  private final EventFeed events;
  private final LinkDoor links;
  private final KnownNodes nodes;
  private final GatewayAlarms alarms;
  private final LiveRoutes live;
  private final RouteTable routes;
  private final Meters meters = new Meters();
  private final ShownCertificate certificate = new ShownCertificate();

  Gateway(Vertx vertx, GatewayOptions options, LivePace pace, InstantSource clock) {
    Bus bus = new Bus(vertx.eventBus());
    KnownCameras cameras = new KnownCameras(bus);
    Authenticator authenticator = new Authenticator(bus, clock);
    ExpectedClips expected = new ExpectedClips(clock);
    this.premises = new Premises(bus, clock, expected::cameraOf);
    this.clips = new ClipShelf(vertx, bus, options.clips(), expected, clock);
    this.events = new EventFeed(vertx, bus, premises, meters);
    this.nodes = new KnownNodes(bus, clock);
    this.alarms = new GatewayAlarms(bus, clock);
    this.live = new LiveRoutes(vertx, bus, cameras, pace, clock, meters);
    AuditTrail audit = new AuditTrail(bus, premises, clock, meters);
    this.links = new LinkDoor(vertx, authenticator, audit, clock, meters);
    Stream<List<Row>> rows =
        Stream.of(
            new AccessRoutes(bus, authenticator).rows(),
            new OwnRoutes(bus).rows(),
            new PasskeyRoutes(bus, options.publicUrl()).rows(),
            new InvitationRoutes(bus).rows(),
            new PeopleRoutes(bus).rows(),
            audit.rows(),
            clips.rows(),
            new CameraRoutes(bus, cameras, expected::announced).rows(),
            new EnrolmentRoutes(bus, cameras, certificate::pin, options.publicUrl()).rows(),
            new SiteRoutes(bus).rows(),
            new NotificationRoutes(bus).rows(),
            new ChannelRoutes(bus).rows(),
            live.rows(),
            new MeshRoutes(bus, nodes, alarms, new AgentView(premises)).rows(),
            events.rows(),
            new HealthRoutes(bus, cameras, meters).rows(),
            links.rows(),
            new PageRoutes(vertx).rows());
    this.routes =
        new RouteTable(
            rows.flatMap(List::stream).toList(),
            new Doorkeeper(authenticator, premises, System::nanoTime),
            audit,
            clock);
  }

  RouteTable routes() {
    return routes;
  }

  /** To be told which it is, once it is known. */
  ShownCertificate certificate() {
    return certificate;
  }

  Meters meters() {
    return meters;
  }

  /** Begins to listen to the bus. */
  Future<Void> start() {
    return Future.all(
            List.of(
                clips.start(),
                premises.start(),
                events.start(),
                links.start(),
                nodes.start(),
                alarms.start(),
                live.start()))
        .mapEmpty();
  }
}
