package pasu.cli.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pasu.cli.role.Closings;
import pasu.cli.role.Deployments;
import pasu.edge.CameraSpec;
import pasu.edge.EdgeOptions;
import pasu.edge.EdgeVerticle;
import pasu.edge.link.LinkOptions;
import pasu.edge.link.LinkVerticle;
import pasu.edge.sensor.Sensors;
import pasu.edge.spool.Spool;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.BusMessages;

/**
 * The parts of an edge that is alone on its machine: its own small bus, and the link to another.
 */
record EdgeProcess(
    CameraSpec camera,
    EdgeOptions options,
    List<URI> servers,
    @Nullable Path certificate,
    Path data,
    long spoolBytes) {

  /** One camera needs one event loop, and few threads for what blocks. */
  private static final VertxOptions SMALL =
      new VertxOptions()
          .setEventLoopPoolSize(1)
          .setWorkerPoolSize(4)
          .setInternalBlockingPoolSize(2);

  void start(Closings closings) {
    InstantSource clock = InstantSource.system();
    EdgeFolder folder = EdgeFolder.open(data);
    closings.add("folder", () -> done(folder::close));
    Spool spool = new Spool(folder.spool(), spoolBytes, clock);
    spool.open();
    closings.add("spool", () -> done(spool::close));
    Vertx vertx = Vertx.vertx(SMALL);
    closings.add("vertx", vertx::close);
    BusMessages.registerCodecs(vertx.eventBus());
    Deployments deployments = new Deployments(vertx, closings);
    deployments.add(new LinkVerticle(link(), new SecureRandom())).await();
    deployments.add(edge(spool, clock)).await();
  }

  private LinkOptions link() {
    String name = camera.name();
    return new LinkOptions(
        servers, Map.of(name, () -> EdgeFolder.secret(data, name).secret()), certificate);
  }

  private EdgeVerticle edge(Spool spool, InstantSource clock) {
    UplinkOptions uplink = new UplinkOptions(camera.name(), clock);
    return new EdgeVerticle(
        options,
        camera.source(),
        Sensors.parse(camera.sensor()),
        listener -> DatagramUplink.start(uplink, spool.camera(camera.name()), listener),
        clock);
  }

  private static Future<Void> done(Runnable step) {
    step.run();
    return Future.succeededFuture();
  }

  @Override
  public String toString() {
    return "%s ready: %s, %s, for %s"
        .formatted(camera.name(), camera.source().description(), camera.sensor(), servers);
  }
}
