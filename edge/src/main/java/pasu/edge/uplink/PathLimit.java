package pasu.edge.uplink;

import org.jspecify.annotations.Nullable;

/**
 * How fast the path takes datagrams, where it is slower than they come. Judged by rounds of at
 * least 200 ms and 64 datagrams, each one round after its end, when its losses are known: where a
 * queue stands and does not shrink, or much more is lost than by chance, less is sent than got
 * through; once no queue stands ever more, until there is no limit. Losses below that are no sign
 * of anything and slow nothing down.
 */
final class PathLimit {

  private static final long ROUND_NANOS = 200_000_000;
  private static final int ROUND_DATAGRAMS = 64;
  private static final long PAUSE_NANOS = 1_000_000_000;
  private static final long LONG_QUEUE_MICROS = 75_000;
  private static final long SHORT_QUEUE_MICROS = 25_000;
  private static final long SHRINKING_MICROS = 5_000;
  private static final long BASE_DRIFT_MICROS = 500;
  private static final double MUCH_LOSS = 0.35;
  private static final double EASE = 0.85;
  private static final double DEEPEST_CUT = 0.3;
  private static final double GROWTH = 0.05;
  private static final double MIN_BYTES_PER_SECOND = 30_000;
  private static final double MAX_BYTES_PER_SECOND = 10_000_000;
  private static final long UNKNOWN = Long.MAX_VALUE;

  /** What was sent in a while, and what became of it. */
  private static final class Round {

    final long firstNumber;
    final long beganNanos;
    long endedNanos;
    long bytes;
    int datagrams;
    int lost;
    long roundTripMicros = UNKNOWN;

    Round(long firstNumber, long nowNanos) {
      this.firstNumber = firstNumber;
      this.beganNanos = nowNanos;
    }

    boolean isOver(long nowNanos) {
      return datagrams >= ROUND_DATAGRAMS && nowNanos - beganNanos >= ROUND_NANOS;
    }

    double bytesPerSecond() {
      return bytes * 1e9 / (endedNanos - beganNanos);
    }

    double lostShare() {
      return Math.min(1, lost / (double) datagrams);
    }
  }

  private double patience = 1;
  private @Nullable Round current;
  private @Nullable Round before;
  private long baseMicros = UNKNOWN;
  private long queueMicros;
  private long sentNanos;
  private double growth = 1;
  private double bytesPerSecond = Double.POSITIVE_INFINITY;

  /**
   * How long a queue is one, 1 for the usual: of streams that share a path which is too slow for
   * all, the most patient one goes first.
   */
  void patience(double times) {
    patience = times;
  }

  boolean isReached() {
    return bytesPerSecond < MAX_BYTES_PER_SECOND;
  }

  /** The pace that is wanted, or what the path takes. */
  double cap(double wantedBytesPerSecond) {
    return Math.min(wantedBytesPerSecond, bytesPerSecond);
  }

  void sent(int bytes, long packetNumber, long nowNanos) {
    forgetAfterPause(nowNanos);
    Round round = current;
    if (round == null || round.isOver(nowNanos)) {
      round = next(round, packetNumber, nowNanos);
    }
    round.bytes += bytes;
    round.datagrams++;
  }

  /** A packet is said not to have come. */
  void lost(long packetNumber) {
    if (current != null && packetNumber >= current.firstNumber) {
      current.lost++;
    } else if (before != null && packetNumber >= before.firstNumber) {
      before.lost++;
    }
  }

  void roundTrip(long micros) {
    baseMicros = Math.min(baseMicros, micros);
    if (current != null) {
      current.roundTripMicros = Math.min(current.roundTripMicros, micros);
    }
  }

  /** What was sent in a time with a pause in it says nothing of the path. */
  private void forgetAfterPause(long nowNanos) {
    if (nowNanos - sentNanos > PAUSE_NANOS) {
      current = null;
      before = null;
    }
    sentNanos = nowNanos;
  }

  private Round next(@Nullable Round over, long packetNumber, long nowNanos) {
    if (over != null) {
      over.endedNanos = nowNanos;
      judge(before == null ? over : before, queue(over));
    }
    before = over;
    current = new Round(packetNumber, nowNanos);
    return current;
  }

  private void judge(Round round, long queueNow) {
    boolean isShrinking = queueNow < queueMicros - SHRINKING_MICROS;
    queueMicros = queueNow;
    if (round.lostShare() > MUCH_LOSS
        || (queueNow > patience * LONG_QUEUE_MICROS && !isShrinking)) {
      slowDown(round);
    } else if (queueNow < patience * SHORT_QUEUE_MICROS) {
      speedUp();
    }
  }

  /** How much longer than without a queue the quickest answer took; the path itself may change. */
  private long queue(Round round) {
    if (round.roundTripMicros == UNKNOWN) {
      return 0;
    }
    long micros = round.roundTripMicros - baseMicros;
    baseMicros += BASE_DRIFT_MICROS;
    return micros;
  }

  private void slowDown(Round round) {
    double through = round.bytesPerSecond() * (1 - round.lostShare());
    double least = Math.max(MIN_BYTES_PER_SECOND, DEEPEST_CUT * round.bytesPerSecond());
    bytesPerSecond = Math.min(bytesPerSecond, Math.max(least, EASE * through));
    growth = 1;
  }

  private void speedUp() {
    growth += GROWTH;
    bytesPerSecond *= growth;
    if (bytesPerSecond > MAX_BYTES_PER_SECOND) {
      bytesPerSecond = Double.POSITIVE_INFINITY;
    }
  }
}
