package pasu.edge.sensor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Sentence;

/**
 * Makes of readings whether somebody is near. It looks at the median of the last five, for these
 * sensors give single wild values, and says nothing before it has five. For one thread.
 */
final class Rangefinder {

  private static final int WINDOW = 5;
  private static final double SHOWN_STEP = 0.1;

  private final RangeModel model;
  private final double threshold;
  private final double hysteresis;
  private final Deque<Double> window = new ArrayDeque<>(WINDOW);
  private boolean near;
  private double metres = Double.POSITIVE_INFINITY;
  private double shown = Double.POSITIVE_INFINITY;
  private @Nullable Sentence fault;

  Rangefinder(RangeOptions options) {
    this.model = options.model();
    this.threshold = options.threshold();
    this.hysteresis = options.hysteresis();
  }

  void add(double reading) {
    if (window.size() == WINDOW) {
      window.removeFirst();
    }
    window.addLast(reading);
    if (window.size() == WINDOW) {
      judge(window.stream().sorted().skip(WINDOW / 2).findFirst().orElseThrow());
    }
  }

  private void judge(double reading) {
    fault = model.faultOf(reading);
    metres = fault == null ? model.metres(reading) : Double.POSITIVE_INFINITY;
    near = metres <= (near ? threshold + hysteresis : threshold);
    boolean news = Double.isInfinite(metres) != Double.isInfinite(shown);
    if (news || Math.abs(metres - shown) >= SHOWN_STEP) {
      shown = metres;
    }
  }

  boolean isNear() {
    return near;
  }

  /** Why what comes cannot be from such a sensor, in a sentence. */
  Optional<Sentence> fault() {
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
