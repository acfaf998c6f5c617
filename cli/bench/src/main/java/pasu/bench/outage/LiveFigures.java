package pasu.bench.outage;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import pasu.cli.CommandFailure;
import pasu.measure.Quantiles;

/**
 * What a viewer saw.
 *
 * @param inTime share of all that was captured that was seen within 250 ms
 */
record LiveFigures(Quantiles age, double inTime) {

  private static final Duration IN_TIME = Duration.ofMillis(250);
  private static final double FRAMES_A_SECOND = 15;

  private static final double LEAST_IN_TIME = 0.99;
  private static final double MOST_MORE_MILLIS = 50;

  /**
   * Sums up.
   *
   * @param seconds in which so many were seen
   */
  static LiveFigures of(List<Duration> ages, double seconds) {
    if (ages.isEmpty()) {
      throw CommandFailure.failed("the viewer of the other camera saw nothing");
    }
    long inTime = ages.stream().filter(age -> age.compareTo(IN_TIME) <= 0).count();
    return new LiveFigures(Quantiles.of(ages), Math.min(1, inTime / (seconds * FRAMES_A_SECOND)));
  }

  /** Whether it is nearly as it was when nothing else was on the way. */
  boolean isUndisturbed(LiveFigures alone) {
    return inTime >= LEAST_IN_TIME * alone.inTime
        && age.p50Millis() - alone.age.p50Millis() <= MOST_MORE_MILLIS;
  }

  static String goal() {
    return "99 % of that, p50 at most 50 ms more";
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.2f %% within 250 ms; p50 %.0f, p99 %.0f ms",
        inTime * 100,
        age.p50Millis(),
        age.p99Millis());
  }
}
