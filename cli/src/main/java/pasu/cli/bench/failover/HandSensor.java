package pasu.cli.bench.failover;

import java.time.InstantSource;
import java.util.function.Consumer;
import pasu.edge.sensor.Sensor;
import pasu.edge.sensor.Trigger;
import pasu.protocol.Cause;

/** A sensor that fires whatever becomes of the rest of Pasu. */
final class HandSensor implements Sensor {

  private volatile Consumer<Trigger> listener = _ -> {};

  void fire() {
    listener.accept(new Trigger(Cause.MANUAL, InstantSource.system().instant(), null));
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
