package pasu.bench.witness;

import java.time.InstantSource;
import java.util.function.Consumer;
import pasu.edge.sensor.Sensor;
import pasu.edge.sensor.Trigger;
import pasu.protocol.Cause;

/** A sensor that fires whatever becomes of the rest of Pasu. */
public final class HandSensor implements Sensor {

  private final InstantSource clock;
  private volatile Consumer<Trigger> listener = _ -> {};

  public HandSensor(InstantSource clock) {
    this.clock = clock;
  }

  public void fire() {
    listener.accept(new Trigger(Cause.MANUAL, clock.instant(), null));
  }

  @Override
  public void start(Consumer<Trigger> told) {
    listener = told;
  }

  @Override
  public String description() {
    return "bench:";
  }
}
