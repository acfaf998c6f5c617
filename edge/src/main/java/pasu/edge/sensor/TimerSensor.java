package pasu.edge.sensor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.option.Spans;
import pasu.protocol.Cause;

/** Fires by the clock: a demonstration. */
final class TimerSensor implements Sensor {

  private static final Logger log = LoggerFactory.getLogger(TimerSensor.class);

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
    repetition = repeater.every(period, () -> fire(listener));
  }

  /** A repetition ends with the first one that throws. */
  private void fire(Consumer<Trigger> listener) {
    try {
      listener.accept(new Trigger(Cause.TIMER, clock.instant(), null));
    } catch (RuntimeException e) {
      log.warn("detection failed sensor={}", description(), e);
    }
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
