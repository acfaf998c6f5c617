package pasu.edge.uplink;

/**
 * When to say PROBE: every 100 ms while something is open, otherwise every second; soon after the
 * last DATA of a burst, then ever later, since nothing else would show that it was lost; and every
 * 20 ms before the agent is taken for gone.
 */
final class ProbePace {

  private static final long BUSY_NANOS = 100_000_000;
  private static final long IDLE_NANOS = 1_000_000_000;
  private static final long HURRIED_NANOS = 20_000_000;
  private static final long FIRST_TAIL_NANOS = 5_000_000;

  private long probedNanos;
  private long streamedNanos;
  private long tailNanos = BUSY_NANOS;

  /** A stream begins: it is due at once. */
  void begin(long nowNanos) {
    probedNanos = nowNanos - IDLE_NANOS;
    streamedNanos = nowNanos;
  }

  void streamed(long nowNanos) {
    streamedNanos = nowNanos;
    tailNanos = FIRST_TAIL_NANOS;
  }

  /** The agent misses something: what was sent for it may be lost again. */
  void asked() {
    tailNanos = FIRST_TAIL_NANOS;
  }

  /**
   * How long it is until then; not positive when it is due.
   *
   * @param open whether something is not acknowledged or not answered
   * @param hurried whether an answer is overdue
   */
  long untilDue(boolean open, boolean hurried, long nowNanos) {
    boolean busy = open || nowNanos - streamedNanos < IDLE_NANOS;
    long pause = hurried ? HURRIED_NANOS : busy ? BUSY_NANOS : IDLE_NANOS;
    long next = probedNanos + pause;
    boolean isTail = tailNanos < BUSY_NANOS;
    long tail = Math.max(streamedNanos, probedNanos) + tailNanos;
    return (isTail ? Math.min(next, tail) : next) - nowNanos;
  }

  void probed(long nowNanos) {
    probedNanos = nowNanos;
    tailNanos = Math.min(BUSY_NANOS, 2 * tailNanos);
  }
}
