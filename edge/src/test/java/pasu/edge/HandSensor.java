package pasu.edge;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pasu.edge.sensor.Sensor;
import pasu.edge.sensor.Trigger;

/** A sensor that fires when a test says so. */
final class HandSensor implements Sensor {

  final AtomicBoolean closed = new AtomicBoolean();
  final AtomicBoolean broken = new AtomicBoolean();
  volatile Duration delay = Duration.ZERO;
  private volatile @Nullable Consumer<Trigger> listener;

  void fires(Trigger trigger) {
    Consumer<Trigger> started = listener;
    if (started == null) {
      throw new AssertionError("the sensor was not started");
    }
    started.accept(trigger);
  }

  @Override
  public void start(Consumer<Trigger> listener) {
    if (broken.get()) {
      throw new IllegalStateException("the sensor is broken");
    }
    this.listener = listener;
  }

  @Override
  public Duration delay() {
    return delay;
  }

  @Override
  public String description() {
    return "hand:";
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
