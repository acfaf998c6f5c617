package pasu.edge.sensor;

import org.jspecify.annotations.Nullable;
import pasu.protocol.Sentence;

/**
 * What the length of an HC-SR04's echo stands for: the way there and back at the speed of sound. A
 * reading is in seconds; 0 where no echo came, infinite where it did not end, NaN where ECHO stays
 * high.
 *
 * <p>2 cm to 4 m, a trigger of 10 us, and 60 ms between two: the user guide of Elecfreaks
 * (cdn.sparkfun.com/datasheets/Sensors/Proximity/HCSR04.pdf). The speed is that in dry air of 20
 * °C; it changes by 0.6 m/s a degree, so a metre by 5 cm down to -10 °C.
 */
record EchoModel() implements RangeModel {

  private static final double METRES_A_SECOND = 343.2;
  private static final double NEAREST = 0.02;
  private static final double FARTHEST = 4.0;

  @Override
  public double metres(double seconds) {
    double metres = seconds * METRES_A_SECOND / 2;
    return metres > FARTHEST ? Double.POSITIVE_INFINITY : Math.max(NEAREST, metres);
  }

  @Override
  public @Nullable Sentence faultOf(double seconds) {
    if (Double.isNaN(seconds)) {
      return Sentence.of(
          "echo-stays", "ECHO stays high; look at the divider, or switch its 5 V off and on");
    }
    return seconds > 0
        ? null
        : Sentence.of(
            "no-echo",
            "the sensor gives no echo at all; look at its wires, its 5 V, and the divider at ECHO");
  }

  @Override
  public double nearest() {
    return NEAREST;
  }

  @Override
  public double farthest() {
    return FARTHEST;
  }

  @Override
  public String word() {
    return "hcsr04";
  }
}
