package pasu.edge.uplink;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/**
 * How fast what waited on the disk may leave so that nobody else on the path waits for it: other
 * cameras behind the same router, and this one's newest frames. Less than best effort as in LEDBAT
 * (RFC 6817), but by rate: faster while the path's queue is shorter than a target, slower while it
 * is longer, whoever's packets stand in it. Not thread-safe.
 */
final class Courtesy {

  /** A seventh of what RFC 6817 allows: pictures are to be seen at once. */
  private static final long TARGET_MICROS = 15_000;

  private static final double GAIN = 0.1;
  private static final double STEEPEST = -3;

  /**
   * The current delay is the mean of so many answers but the latest of them: one late answer is no
   * queue, but what the bursts of others make is one, although it comes and goes.
   */
  private static final int FILTERED = 4;

  /** The path without a queue is looked for in one to two of these; routes change. */
  private static final long BASE_NANOS = 60_000_000_000L;

  private static final double MIN_BYTES_PER_SECOND = 125_000;
  private static final double MAX_BYTES_PER_SECOND = 10_000_000;
  private static final long UNKNOWN = Long.MAX_VALUE;

  private final Deque<Long> latest = new ArrayDeque<>();
  private double bytesPerSecond;
  private long baseBefore = UNKNOWN;
  private long baseNow = UNKNOWN;
  private long baseSince;

  /**
   * A path of which nothing is known.
   *
   * @param bytesPerSecond at first
   */
  Courtesy(double bytesPerSecond, long nowNanos) {
    this.bytesPerSecond = Math.max(MIN_BYTES_PER_SECOND, bytesPerSecond);
    this.baseSince = nowNanos;
  }

  double bytesPerSecond() {
    return bytesPerSecond;
  }

  /** An answer came; to be told about ten times a second. */
  void roundTrip(long micros, long nowNanos) {
    if (nowNanos - baseSince > BASE_NANOS) {
      baseBefore = baseNow;
      baseNow = UNKNOWN;
      baseSince = nowNanos;
    }
    baseNow = Math.min(baseNow, micros);
    latest.addLast(micros);
    if (latest.size() > FILTERED) {
      latest.removeFirst();
    }
    adapt(current() - Math.min(baseBefore, baseNow));
  }

  private long current() {
    long sum = latest.stream().mapToLong(Long::longValue).sum();
    return latest.size() == 1 ? sum : (sum - Collections.max(latest)) / (latest.size() - 1);
  }

  private void adapt(long queueMicros) {
    double room = (TARGET_MICROS - queueMicros) / (double) TARGET_MICROS;
    double wanted = bytesPerSecond * (1 + GAIN * Math.max(STEEPEST, room));
    bytesPerSecond = Math.clamp(wanted, MIN_BYTES_PER_SECOND, MAX_BYTES_PER_SECOND);
  }
}
