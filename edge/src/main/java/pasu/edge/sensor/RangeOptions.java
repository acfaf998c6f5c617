package pasu.edge.sensor;

import java.time.Duration;
import pasu.edge.option.NamedValues;
import pasu.edge.option.Spans;

/**
 * When a distance counts, whatever measures it.
 *
 * @param threshold in metres; who is nearer is there
 * @param hysteresis in metres; who is there must be farther by so much to be gone
 * @param rate measurements a second
 * @param holdoff the least time between two firings
 */
record RangeOptions(
    RangeModel model, double threshold, double hysteresis, int rate, Duration holdoff) {

  /** 0.1 m: what a person at rest sways, and more than the noise at one metre. */
  static final double DEFAULT_HYSTERESIS = 0.1;

  private static final Duration MAX_HOLDOFF = Duration.ofHours(1);

  RangeOptions {
    if (!(threshold >= model.nearest() && threshold + hysteresis <= model.farthest())) {
      throw new IllegalArgumentException(
          "threshold must be %s to %s m with %s and hysteresis %s, but is %s"
              .formatted(
                  model.nearest(),
                  Math.round((model.farthest() - hysteresis) * 100) / 100.0,
                  model.word(),
                  hysteresis,
                  threshold));
    }
  }

  /** 0 to 1 h. */
  static Duration holdoff(NamedValues values) {
    return values.get(
        "holdoff",
        LineOptions.DEFAULT_HOLDOFF,
        span -> Spans.parse("holdoff", span, Duration.ZERO, MAX_HOLDOFF));
  }

  Duration period() {
    return Duration.ofSeconds(1).dividedBy(rate);
  }
}
