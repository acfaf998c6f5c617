package pasu.cli.bench.failover;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import pasu.cli.CommandFailure;
import pasu.edge.EdgeOptions;
import pasu.edge.EdgeVerticle;
import pasu.edge.camera.CameraSources;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.UplinkOptions;

/** An edge that is fired by hand, and of which is known what it captured. */
final class WitnessedEdge {

  private static final Duration PRE_ROLL = Duration.ofSeconds(1);
  private static final int PATIENCE_SECONDS = 10;

  private final HandSensor sensor = new HandSensor();
  private final BlockingQueue<CapturedClip> begun = new LinkedBlockingQueue<>();
  private final String camera;

  private WitnessedEdge(String camera) {
    this.camera = camera;
  }

  static WitnessedEdge start(Vertx vertx, String camera, Path video, Duration clipLength) {
    WitnessedEdge edge = new WitnessedEdge(camera);
    InstantSource clock = InstantSource.system();
    vertx
        .deployVerticle(
            new EdgeVerticle(
                new EdgeOptions(camera, "home", PRE_ROLL, clipLength),
                CameraSources.parse("file:" + video),
                edge.sensor,
                WitnessedUplink.of(
                    told -> DatagramUplink.start(new UplinkOptions(camera, clock), told),
                    edge.begun),
                clock))
        .await();
    return edge;
  }

  /** Detects somebody; to be done while no clip runs. */
  CapturedClip detect() {
    sensor.fire();
    try {
      CapturedClip clip = begun.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (clip != null) {
        return clip;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw CommandFailure.failed("the edge of %s began no clip".formatted(camera));
  }

  @Override
  public String toString() {
    return camera;
  }
}
