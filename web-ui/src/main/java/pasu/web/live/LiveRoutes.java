package pasu.web.live;

import static pasu.web.route.Access.VIEWER;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.Refusal;
import pasu.web.camera.KnownCameras;
import pasu.web.health.Meters;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/** The doors to live pictures. */
public final class LiveRoutes {

  private final Vertx vertx;
  private final KnownCameras cameras;
  private final LivePace pace;
  private final InstantSource clock;
  private final Meters meters;
  private final LiveRelays relays;

  public LiveRoutes(
      Vertx vertx,
      Bus bus,
      KnownCameras cameras,
      LivePace pace,
      InstantSource clock,
      Meters meters) {
    this.vertx = vertx;
    this.cameras = cameras;
    this.pace = pace;
    this.clock = clock;
    this.meters = meters;
    this.relays = new LiveRelays(vertx, bus, cameras, pace);
    meters.gauge("pasu_live_cameras", "Cameras somebody looks at.", relays::count);
  }

  public List<Row> rows() {
    return List.of(
        Row.stream("/api/cameras/{id}/live", VIEWER, this::socket).noting(),
        Row.stream("/api/cameras/{id}/live.mjpeg", VIEWER, this::multipart).noting(),
        Row.stream("/api/cameras/{id}/snapshot.jpg", VIEWER, this::snapshot).noting());
  }

  /** Begins to listen to the bus. */
  public Future<Void> start() {
    return relays.start();
  }

  private Future<?> socket(Exchange exchange) {
    return camera(exchange)
        .compose(camera -> exchange.socket().onSuccess(socket -> open(camera, socket)));
  }

  private void open(Camera camera, ServerWebSocket socket) {
    SocketDoor.open(socket, relays.of(camera.id()), vertx, pace, clock, meters);
  }

  private Future<?> multipart(Exchange exchange) {
    return camera(exchange).compose(camera -> multipart(exchange, camera));
  }

  private Future<Void> multipart(Exchange exchange, Camera camera) {
    if (exchange.isOver()) {
      return Future.succeededFuture();
    }
    HttpServerResponse response = exchange.response();
    MultipartScreen screen = new MultipartScreen(exchange);
    Viewer viewer = new Viewer(screen, clock, meters);
    LiveRelay relay = relays.of(camera.id());
    long timer = vertx.setPeriodic(pace.watch().toMillis(), _ -> endIfStuck(viewer, response));
    Runnable leave = leaving(relay, viewer, timer);
    response.closeHandler(_ -> leave.run());
    response.endHandler(_ -> leave.run());
    exchange.discardBody();
    relay.join(viewer);
    return inTime(screen.begun()).onFailure(_ -> leave.run());
  }

  private void endIfStuck(Viewer viewer, HttpServerResponse response) {
    if (viewer.isStuck(pace.silence())) {
      response.reset();
    }
  }

  private Future<?> snapshot(Exchange exchange) {
    return camera(exchange).compose(this::picture).compose(jpeg -> send(exchange, jpeg));
  }

  private Future<Buffer> picture(Camera camera) {
    SnapshotScreen screen = new SnapshotScreen();
    Viewer viewer = new Viewer(screen, clock, meters);
    LiveRelay relay = relays.of(camera.id());
    meters.viewerCame();
    relay.join(viewer);
    return inTime(screen.picture())
        .onComplete(_ -> relay.leave(viewer))
        .onComplete(_ -> meters.viewerLeft());
  }

  private static Future<Void> send(Exchange exchange, Buffer jpeg) {
    exchange.response().putHeader("Content-Type", "image/jpeg");
    return exchange.send(jpeg);
  }

  /** What ends a view, whichever of its ends comes first. */
  private Runnable leaving(LiveRelay relay, Viewer viewer, long timer) {
    meters.viewerCame();
    return () -> {
      if (vertx.cancelTimer(timer)) {
        relay.leave(viewer);
        meters.viewerLeft();
      }
    };
  }

  private <T> Future<T> inTime(Future<T> picture) {
    return picture
        .timeout(pace.firstPicture().toMillis(), TimeUnit.MILLISECONDS)
        .recover(LiveRoutes::refusal);
  }

  private static <T> Future<T> refusal(Throwable failure) {
    return Future.failedFuture(
        failure instanceof Refusal
            ? failure
            : Refusal.unavailable(
                "no-picture-in-time", "the camera gave no picture in time; try again"));
  }

  /** The camera the path names; a 503 where there is nothing to see. */
  private Future<Camera> camera(Exchange exchange) {
    return cameras.find(exchange.part("id"));
  }
}
