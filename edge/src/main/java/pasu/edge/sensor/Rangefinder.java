package pasu.edge.sensor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes of voltages whether somebody is near. It looks at the median of the last five, for these
 * sensors give single wild values, and says nothing before it has five. For one thread.
 */
final class Rangefinder {

  /** Below this no sensor is there: the weakest gives 0.25 V when it sees nothing. */
  static final double LOWEST_VOLTS = 0.1;

  /** Above this it is not a sensor's output: none gives more than 3.3 V. */
  static final double HIGHEST_VOLTS = 3.4;

  private static final int WINDOW = 5;
  private static final double SHOWN_STEP = 0.1;

  private final SharpModel model;
  private final double threshold;
  private final double hysteresis;
  private final Deque<Double> window = new ArrayDeque<>(WINDOW);
  private boolean near;
  private double metres = Double.POSITIVE_INFINITY;
  private double shown = Double.POSITIVE_INFINITY;
  private @Nullable String fault;

  Rangefinder(DistanceOptions options) {
    this.model = options.model();
    this.threshold = options.threshold();
    this.hysteresis = options.hysteresis();
  }

  void add(double volts) {
    if (window.size() == WINDOW) {
      window.removeFirst();
    }
    window.addLast(volts);
    if (window.size() == WINDOW) {
      judge(window.stream().sorted().skip(WINDOW / 2).findFirst().orElseThrow());
    }
  }

  private void judge(double volts) {
    fault = faultOf(volts);
    metres = fault == null ? model.metres(volts) : Double.POSITIVE_INFINITY;
    near = metres <= (near ? threshold + hysteresis : threshold);
    boolean news = Double.isInfinite(metres) != Double.isInfinite(shown);
    if (news || Math.abs(metres - shown) >= SHOWN_STEP) {
      shown = metres;
    }
  }

  private static @Nullable String faultOf(double volts) {
    if (volts < LOWEST_VOLTS) {
      return String.format(
          Locale.ROOT,
          "the sensor gives %.2f V, less than any does; look at its wires and its 5 V",
          volts);
    }
    return volts > HIGHEST_VOLTS
        ? String.format(
            Locale.ROOT,
            "the sensor gives %.2f V, more than any does; is the yellow wire on the channel?",
            volts)
        : null;
  }

  boolean isNear() {
    return near;
  }

  /** Why what comes cannot be from such a sensor, in a sentence. */
  Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  /** As measured now; null beyond the sensor's range. */
  @Nullable Double metres() {
    return Double.isInfinite(metres) ? null : metres;
  }

  /** The same, changed only when it changed by a tenth of a metre: noise is not news. */
  @Nullable Double shownMetres() {
    return Double.isInfinite(shown) ? null : Math.round(shown * 100) / 100.0;
  }
}
