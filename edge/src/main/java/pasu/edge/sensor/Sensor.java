package pasu.edge.sensor;

import java.util.Optional;
import java.util.function.Consumer;
import pasu.edge.camera.Picture;

/** What says that somebody is there. */
public interface Sensor extends AutoCloseable {

  /**
   * Starts to watch; called once.
   *
   * @param listener told of each firing, on any thread, and does not block
   */
  void start(Consumer<Trigger> listener);

  /** Shows what the camera sees now; called on the camera's thread for each picture, in order. */
  default void see(Picture picture) {}

  /** Why the sensor does not work now, in a sentence. */
  default Optional<String> problem() {
    return Optional.empty();
  }

  /** As configured. */
  String description();

  @Override
  default void close() {}
}
