package pasu.bench.revocation;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pasu.bench.simulation.Guests;
import pasu.cli.CommandFailure;
import pasu.cli.client.Server;
import pasu.edge.EdgeOptions;
import pasu.edge.EdgeVerticle;
import pasu.edge.camera.CameraSources;
import pasu.edge.link.LinkOptions;
import pasu.edge.link.LinkVerticle;
import pasu.edge.sensor.Sensors;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.Camera;

/** An edge as on a machine of its own: let in by a code, linked, streaming by UDP. */
final class LinkedEdge implements AutoCloseable {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long LOOK_MILLIS = 50;

  private final Vertx vertx = Vertx.vertx();

  private LinkedEdge() {
    BusMessages.registerCodecs(vertx.eventBus());
  }

  /** Lets one in, and starts it; returns once the server knows that it is there. */
  static LinkedEdge start(Server server, String camera, Path video) throws InterruptedException {
    LinkedEdge edge = new LinkedEdge();
    InstantSource clock = InstantSource.system();
    try (Guests guests = Guests.enrol(server, List.of(camera), true)) {
      LinkOptions link = new LinkOptions(List.of(server.base()), guests.secrets(), server.trust());
      edge.vertx.deployVerticle(new LinkVerticle(link, new SecureRandom(), clock)).await();
      edge.vertx.deployVerticle(verticle(camera, video, clock)).await();
      awaitOnline(server, camera);
      return edge;
    } catch (RuntimeException | InterruptedException e) {
      edge.close();
      throw e;
    }
  }

  private static EdgeVerticle verticle(String camera, Path video, InstantSource clock) {
    UplinkOptions uplink = new UplinkOptions(camera, clock);
    return new EdgeVerticle(
        new EdgeOptions(
            camera, camera, EdgeOptions.DEFAULT_PRE_ROLL, EdgeOptions.DEFAULT_CLIP_LENGTH),
        CameraSources.parse("file:" + video),
        Sensors.parse("manual:"),
        listener -> DatagramUplink.start(uplink, listener),
        clock);
  }

  private static void awaitOnline(Server server, String camera) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!isOnline(server, camera)) {
      if (System.nanoTime() > deadline) {
        throw CommandFailure.failed("the edge of %s did not come online".formatted(camera));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private static boolean isOnline(Server server, String camera) {
    return Arrays.stream(server.get("/api/cameras", Camera[].class))
        .anyMatch(known -> known.id().equals(camera) && known.online());
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
