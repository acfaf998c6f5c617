package pasu.edge.board;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import pasu.edge.kernel.GpioLine;

/** A change of an input with the time at which Linux saw it, which Pi4J's own event lacks. */
final class EdgeEvent extends DigitalStateChangeEvent<DigitalInput> {

  private final long nanos;

  EdgeEvent(DigitalInput source, GpioLine.Edge edge) {
    super(source, edge.rising() ? DigitalState.HIGH : DigitalState.LOW);
    this.nanos = edge.nanos();
  }

  /** By the kernel's monotonic clock. */
  long nanos() {
    return nanos;
  }
}
