package pasu.edge.sensor;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import pasu.edge.camera.Picture;
import pasu.protocol.SensorState;

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

  /** How long after the time it gives it fires, at most: pre-roll must reach back that far. */
  default Duration delay() {
    return Duration.ZERO;
  }

  /** How it is now; none where there is nothing to know, one for each where there are several. */
  default List<SensorState> states() {
    return List.of();
  }

  /** As configured. */
  String description();

  @Override
  default void close() {}
}
