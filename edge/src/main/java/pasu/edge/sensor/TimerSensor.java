package pasu.edge.sensor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pasu.edge.option.Spans;
import pasu.protocol.Cause;

/** Fires by the clock: a demonstration. */
final class TimerSensor implements Sensor {

  private final Duration period;
  private final InstantSource clock;
  private final Repeater repeater;
  private Repeater.@Nullable Repetition repetition;

  TimerSensor(Duration period, InstantSource clock, Repeater repeater) {
    this.period = period;
    this.clock = clock;
    this.repeater = repeater;
  }

  @Override
  public synchronized void start(Consumer<Trigger> listener) {
    repetition =
        repeater.every(
            period, () -> listener.accept(new Trigger(Cause.TIMER, clock.instant(), null)));
  }

  @Override
  public String description() {
    return "every:" + Spans.write(period);
  }

  @Override
  public synchronized void close() {
    if (repetition != null) {
      repetition.close();
      repetition = null;
    }
  }
}
