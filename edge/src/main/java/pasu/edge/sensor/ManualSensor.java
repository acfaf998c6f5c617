package pasu.edge.sensor;

import java.util.function.Consumer;

/** No sensor: only people fire, by the page, the API or the command line. */
record ManualSensor() implements Sensor {

  @Override
  public void start(Consumer<Trigger> listener) {}

  @Override
  public String description() {
    return "manual:";
  }
}
