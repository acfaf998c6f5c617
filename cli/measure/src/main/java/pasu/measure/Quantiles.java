package pasu.measure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/** Order statistics of measured spans, by the nearest-rank method. */
public record Quantiles(int count, double p50Millis, double p99Millis, double maxMillis) {

  /**
   * Sums up some spans.
   *
   * @throws IllegalArgumentException when there are none
   */
  public static Quantiles of(Collection<Duration> spans) {
    long[] nanos = spans.stream().mapToLong(Duration::toNanos).sorted().toArray();
    if (nanos.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    return new Quantiles(
        nanos.length, millis(nanos, 0.50), millis(nanos, 0.99), millis(nanos, 1.0));
  }

  @Override
  public String toString() {
    return "p50 %.1f ms, p99 %.1f ms, max %.1f ms (%d times)"
        .formatted(p50Millis, p99Millis, maxMillis, count);
  }

  private static double millis(long[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return Arrays.stream(sorted).skip(Math.max(0, rank - 1)).findFirst().orElseThrow() / 1e6;
  }
}
