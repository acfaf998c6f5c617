package pasu.edge.sensor;

import java.time.Duration;
import java.util.List;
import pasu.edge.option.NamedValues;
import pasu.edge.option.Spans;

/**
 * When a difference is motion.
 *
 * @param threshold how much brighter or darker than usual a spot must be, 5 to 200 of 255
 * @param area how much of the picture one connected spot must cover, 0.0005 to 0.5
 * @param holdoff the least time between two firings, 0 to 1 hour
 */
record MotionOptions(int threshold, double area, Duration holdoff) {

  /** 25: noise stays below, a coat does not. */
  static final int DEFAULT_THRESHOLD = 25;

  /** 0.003: somebody as high as a seventh of the picture, but not a digit of a clock. */
  static final double DEFAULT_AREA = 0.003;

  static final Duration DEFAULT_HOLDOFF = Duration.ofSeconds(10);

  private static final Duration MAX_HOLDOFF = Duration.ofHours(1);
  private static final List<String> KNOWN = List.of("threshold=25", "area=0.003", "holdoff=10s");

  /** Understands {@code threshold=25,area=0.003,holdoff=10s}, each optional, in any order. */
  static MotionOptions parse(String words) {
    List<String> options = words.isEmpty() ? List.of() : List.of(words.split(",", -1));
    NamedValues values = new NamedValues(options, KNOWN);
    return new MotionOptions(
        values.number("threshold", DEFAULT_THRESHOLD, 5, 200),
        values.decimal("area", DEFAULT_AREA, 0.0005, 0.5),
        values.get(
            "holdoff",
            DEFAULT_HOLDOFF,
            span -> Spans.parse("holdoff", span, Duration.ZERO, MAX_HOLDOFF)));
  }

  @Override
  public String toString() {
    return "threshold=%d,area=%s,holdoff=%s"
        .formatted(threshold, NamedValues.plain(area), Spans.write(holdoff));
  }
}
