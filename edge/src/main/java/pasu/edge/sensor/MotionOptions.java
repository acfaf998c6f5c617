package pasu.edge.sensor;

import java.time.Duration;
import java.util.Locale;
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

  static final MotionOptions DEFAULT =
      new MotionOptions(DEFAULT_THRESHOLD, DEFAULT_AREA, DEFAULT_HOLDOFF);

  private static final Duration MAX_HOLDOFF = Duration.ofHours(1);

  MotionOptions {
    check("threshold", threshold, 5, 200);
    check("area", area, 0.0005, 0.5);
  }

  /** Understands {@code threshold=25,area=0.003,holdoff=10s}, each optional, in any order. */
  static MotionOptions parse(String options) {
    MotionOptions parsed = DEFAULT;
    for (String option : options.isEmpty() ? new String[0] : options.split(",", -1)) {
      parsed = parsed.with(option);
    }
    return parsed;
  }

  private MotionOptions with(String option) {
    int equals = option.indexOf('=');
    String value = option.substring(equals + 1);
    return switch (equals < 0 ? "" : option.substring(0, equals)) {
      case "threshold" -> new MotionOptions((int) number(option, value), area, holdoff);
      case "area" -> new MotionOptions(threshold, number(option, value), holdoff);
      case "holdoff" ->
          new MotionOptions(
              threshold, area, Spans.parse("holdoff", value, Duration.ZERO, MAX_HOLDOFF));
      default ->
          throw new IllegalArgumentException(
              "motion option \"%s\" is not known; known are threshold=25, area=0.003, holdoff=10s"
                  .formatted(option));
    };
  }

  private static double number(String option, String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "motion option \"%s\" must have a number".formatted(option), e);
    }
  }

  private static void check(String what, double value, double from, double to) {
    if (!(value >= from && value <= to)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s must be %s to %s, but is %s", what, from, to, value));
    }
  }

  @Override
  public String toString() {
    return "threshold=%d,area=%s,holdoff=%s".formatted(threshold, area, Spans.write(holdoff));
  }
}
