package pasu.bench.relay;

import java.time.Duration;
import java.util.Locale;

/**
 * How bad a network is, each way. Shares are of all datagrams, 0 to 0.95.
 *
 * @param burst mean length of a loss in datagrams; 0 where each is lost for itself
 * @param reordered arrive up to 10 ms late, hence after younger ones
 * @param delay of one way
 * @param bitsPerSecond what fits through; 0 where anything does. A queue of 200 ms stands before it
 */
public record Badness(
    double lost,
    double burst,
    double doubled,
    double reordered,
    Duration delay,
    long bitsPerSecond) {

  private static final double MAX_SHARE = 0.95;
  private static final double MAX_BURST = 1_000;
  private static final Duration MAX_DELAY = Duration.ofSeconds(10);
  private static final long MIN_BITS_PER_SECOND = 10_000;

  /** Nothing is wrong. */
  public static final Badness NONE = new Badness(0, 0, 0, 0, Duration.ZERO, 0);

  public Badness {
    checkShare("loss", lost);
    checkShare("duplicate", doubled);
    checkShare("reorder", reordered);
    check("burst", burst == 0 || (burst >= 1 && burst <= MAX_BURST), "1 to 1000", burst);
    boolean isSpan = !delay.isNegative() && delay.compareTo(MAX_DELAY) <= 0;
    check("delay", isSpan, "0s to 10s", delay.toMillis() + "ms");
    boolean isRate = bitsPerSecond == 0 || bitsPerSecond >= MIN_BITS_PER_SECOND;
    check("rate", isRate, "at least 10kbit", bitsPerSecond + " bits/s");
  }

  private static void checkShare(String what, double share) {
    check(what, share >= 0 && share <= MAX_SHARE, "0 to 0.95", share);
  }

  private static void check(String what, boolean isRight, String range, Object value) {
    if (!isRight) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "--%s must be %s, but is %s", what, range, value));
    }
  }
}
