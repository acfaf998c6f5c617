package pasu.edge.sensor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pasu.edge.camera.Picture;
import pasu.edge.option.Spans;
import pasu.protocol.SensorState;

/** Several sensors of one camera: any of them fires, or all must within a time. */
final class SensorGroup implements Sensor {

  private final List<Sensor> sensors;
  private final @Nullable Duration window;
  private final @Nullable Trigger[] latest;
  private Consumer<Trigger> listener = _ -> {};

  /**
   * @param window within which all must fire; null where one is enough
   */
  SensorGroup(List<Sensor> sensors, @Nullable Duration window) {
    this.sensors = List.copyOf(sensors);
    this.window = window;
    this.latest = new Trigger[sensors.size()];
  }

  @Override
  public void start(Consumer<Trigger> listener) {
    this.listener = listener;
    for (int i = 0; i < sensors.size(); i++) {
      int which = i;
      sensors.get(i).start(trigger -> fired(which, trigger));
    }
  }

  private void fired(int which, Trigger trigger) {
    if (window == null || completes(which, trigger, window)) {
      listener.accept(trigger);
    }
  }

  /** Whether all fired within the window; each firing counts once. */
  private synchronized boolean completes(int which, Trigger trigger, Duration within) {
    latest[which] = trigger;
    boolean complete =
        IntStream.range(0, latest.length).allMatch(i -> isNear(latest[i], trigger, within));
    if (complete) {
      Arrays.fill(latest, null);
    }
    return complete;
  }

  private static boolean isNear(@Nullable Trigger one, Trigger other, Duration within) {
    return one != null && Duration.between(one.at(), other.at()).abs().compareTo(within) <= 0;
  }

  @Override
  public void see(Picture picture) {
    sensors.forEach(sensor -> sensor.see(picture));
  }

  @Override
  public Duration delay() {
    return sensors.stream().map(Sensor::delay).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  @Override
  public List<SensorState> states() {
    return sensors.stream().flatMap(sensor -> sensor.states().stream()).toList();
  }

  @Override
  public String description() {
    String all = window == null ? "" : "all:" + Spans.write(Objects.requireNonNull(window)) + ",";
    return sensors.stream().map(Sensor::description).collect(Collectors.joining(",", all, ""));
  }

  @Override
  public void close() {
    sensors.forEach(Sensor::close);
  }
}
