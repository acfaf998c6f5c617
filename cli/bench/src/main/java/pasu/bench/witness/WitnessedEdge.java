package pasu.bench.witness;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import pasu.cli.CommandFailure;
import pasu.edge.EdgeOptions;
import pasu.edge.EdgeVerticle;
import pasu.edge.UplinkSource;
import pasu.edge.camera.CameraSource;

/** An edge that is fired by hand, and of which is known what it captured. */
public final class WitnessedEdge {

  private static final int PATIENCE_SECONDS = 10;

  private final HandSensor sensor;
  private final BlockingQueue<CapturedClip> begun = new LinkedBlockingQueue<>();
  private final String camera;

  private WitnessedEdge(String camera, InstantSource clock) {
    this.camera = camera;
    this.sensor = new HandSensor(clock);
  }

  /** Starts one by this machine's clock; returns once it runs. */
  public static WitnessedEdge start(
      Vertx vertx, EdgeOptions options, CameraSource camera, UplinkSource uplinks) {
    return start(vertx, options, camera, uplinks, InstantSource.system());
  }

  /** Starts one by another clock. */
  public static WitnessedEdge start(
      Vertx vertx,
      EdgeOptions options,
      CameraSource camera,
      UplinkSource uplinks,
      InstantSource clock) {
    WitnessedEdge edge = new WitnessedEdge(options.camera(), clock);
    vertx
        .deployVerticle(
            new EdgeVerticle(
                options, camera, edge.sensor, WitnessedUplink.of(uplinks, edge.begun), clock))
        .await();
    return edge;
  }

  /**
   * Detects somebody; to be done while no clip runs.
   *
   * @throws CommandFailure when no clip begins
   */
  public CapturedClip detect() {
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
