package pasu.edge.picture;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.camera.Picture;
import pasu.edge.sensor.Sensor;
import pasu.protocol.SensorState;
import pasu.protocol.Sentence;

/**
 * Shows each picture first to who stores it, then to the sensor, then to who watches over the
 * camera: what they take to think, or that a sensor fails, costs no frame. Called on the camera's
 * thread.
 */
public final class Eye implements Consumer<Picture> {

  private static final Logger log = LoggerFactory.getLogger(Eye.class);

  private final Consumer<Picture> store;
  private final Sensor sensor;
  private final Consumer<Picture> watch;
  private volatile @Nullable Sentence failure;

  /**
   * @param watch sees each picture last
   */
  public Eye(Consumer<Picture> store, Sensor sensor, Consumer<Picture> watch) {
    this.store = store;
    this.sensor = sensor;
    this.watch = watch;
  }

  @Override
  public void accept(Picture picture) {
    store.accept(picture);
    try {
      sensor.see(picture);
      failure = null;
    } catch (RuntimeException e) {
      sensorFailed(e);
    }
    watch.accept(picture);
  }

  /** Why the sensor does not work now, in a sentence. */
  public Optional<Sentence> problem() {
    return Optional.ofNullable(failure)
        .or(
            () ->
                sensor.states().stream()
                    .map(SensorState::sentence)
                    .flatMap(Stream::ofNullable)
                    .findFirst());
  }

  private void sensorFailed(RuntimeException e) {
    Sentence now =
        Sentence.of(
            "sensor-fails", "sensor {sensor} fails: {why}", sensor.description(), e.getMessage());
    if (!now.equals(failure)) {
      log.warn("sensor failed sensor={}", sensor.description(), e);
    }
    failure = now;
  }
}
