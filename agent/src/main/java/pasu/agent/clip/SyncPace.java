package pasu.agent.clip;

/**
 * When the frames of a clip are next made durable: at once where the last time is an interval ago
 * or more, otherwise as soon as it is. Times are those of {@code System.nanoTime()}.
 */
final class SyncPace {

  private final long intervalNanos;
  private boolean wanted;
  private long dueAt;
  private long earliest;

  SyncPace(long intervalNanos, long now) {
    this.intervalNanos = intervalNanos;
    this.earliest = now;
  }

  /** There is something to make durable. */
  void want(long now) {
    if (!wanted) {
      wanted = true;
      dueAt = earliest - now > 0 ? earliest : now;
    }
  }

  /** Not positive when it is due; {@code Long.MAX_VALUE} when nothing waits. */
  long nanosLeft(long now) {
    return wanted ? dueAt - now : Long.MAX_VALUE;
  }

  /** Frames were made durable: the next ones wait for the interval. */
  void done(long now) {
    wanted = false;
    earliest = now + intervalNanos;
  }

  /** There was nothing to make durable: the next frame need not wait. */
  void idle() {
    wanted = false;
  }

  /** It failed and is to be tried again {@code nanos} later. */
  void again(long now, long nanos) {
    wanted = true;
    dueAt = now + nanos;
  }
}
