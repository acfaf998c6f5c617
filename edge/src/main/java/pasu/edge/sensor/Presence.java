package pasu.edge.sensor;

import java.time.Duration;

/**
 * Turns "somebody is there" into firings: at once, and again after each hold-off while it lasts;
 * but not for ever, lest a stuck sensor fill the disk with clips of nothing. Times are those of a
 * clock that only grows. For one thread.
 */
final class Presence {

  /** Nobody stands still before a sensor for longer. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  private final long holdoffNanos;
  private boolean there;
  private boolean fired;
  private long sinceNanos;
  private long firedNanos;

  Presence(Duration holdoff) {
    this.holdoffNanos = holdoff.toNanos();
  }

  /** Says how it is; whether it fires. */
  boolean update(boolean isThere, long nanoTime) {
    if (isThere && !there) {
      sinceNanos = nanoTime;
    }
    there = isThere;
    boolean fires =
        isThere && !isStuck(nanoTime) && (!fired || nanoTime - firedNanos >= holdoffNanos);
    if (fires) {
      fired = true;
      firedNanos = nanoTime;
    }
    return fires;
  }

  boolean isThere() {
    return there;
  }

  /** Whether it lasts for so long that it cannot be somebody. */
  boolean isStuck(long nanoTime) {
    return there && nanoTime - sinceNanos >= LONGEST.toNanos();
  }
}
