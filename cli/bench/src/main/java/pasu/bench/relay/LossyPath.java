package pasu.bench.relay;

import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;

/**
 * One way of a bad network, without sockets or a clock: says when a datagram arrives, and how
 * often. The same datagrams at the same times have the same fate for the same seed. Confined to one
 * thread.
 */
public final class LossyPath {

  private static final long QUEUE_NANOS = 200_000_000;
  private static final long MAX_LATE_NANOS = 10_000_000;

  private final Badness badness;
  private final GilbertElliott losses;
  private final RandomGenerator random;
  private final PathTally tally = new PathTally();
  private long freeNanos = Long.MIN_VALUE;

  public LossyPath(Badness badness, RandomGenerator random) {
    this.badness = badness;
    this.losses = new GilbertElliott(badness.lost(), badness.burst(), random);
    this.random = random;
  }

  /**
   * Sends a datagram.
   *
   * @param arrival takes the times it arrives at: none, one, or two
   */
  public void pass(int bytes, long nowNanos, LongConsumer arrival) {
    tally.datagrams.increment();
    tally.bytes.add(bytes);
    long throughNanos = through(bytes, nowNanos);
    if (throughNanos - nowNanos > QUEUE_NANOS) {
      tally.overflowed.increment();
      return;
    }
    freeNanos = throughNanos;
    if (losses.loses()) {
      tally.lost.increment();
      return;
    }
    arrival.accept(throughNanos + travel());
    if (random.nextDouble() < badness.doubled()) {
      tally.doubled.increment();
      arrival.accept(throughNanos + travel());
    }
  }

  /** What happened so far; for any thread. */
  public PathFigures figures() {
    return tally.figures();
  }

  private long through(int bytes, long nowNanos) {
    return badness.bitsPerSecond() == 0
        ? nowNanos
        : Math.max(nowNanos, freeNanos) + bytes * 8_000_000_000L / badness.bitsPerSecond();
  }

  private long travel() {
    long nanos = badness.delay().toNanos();
    if (random.nextDouble() < badness.reordered()) {
      tally.reordered.increment();
      nanos += 1 + random.nextLong(MAX_LATE_NANOS);
    }
    return nanos;
  }
}
