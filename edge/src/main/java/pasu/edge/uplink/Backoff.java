package pasu.edge.uplink;

/** When to say something again: after 100 ms, then ever later, at most 1 s. */
final class Backoff {

  private static final long FIRST_NANOS = 100_000_000;
  private static final long LAST_NANOS = 1_000_000_000;

  private long pauseNanos = FIRST_NANOS;
  private long atNanos;
  private boolean begun;

  boolean isDue(long nowNanos) {
    return untilDue(nowNanos) <= 0;
  }

  long untilDue(long nowNanos) {
    return begun ? atNanos - nowNanos : 0;
  }

  void said(long nowNanos) {
    begun = true;
    atNanos = nowNanos + pauseNanos;
    pauseNanos = Math.min(LAST_NANOS, 2 * pauseNanos);
  }

  void reset() {
    begun = false;
    pauseNanos = FIRST_NANOS;
  }
}
