package pasu.agent.ingest;

import java.util.OptionalLong;
import pasu.protocol.frame.FrameAssembler;

/**
 * What came of one clip under one lease. Names the frames of which nothing came although all of
 * them were sent: new ones at once, each again every round trip.
 */
final class ClipReception {

  /** Takes frames that are missing; says whether there is room for more. */
  @FunctionalInterface
  interface Wanted {
    boolean frame(long number);
  }

  private static final long UNKNOWN = -1;
  private static final long AFTER_REFUSAL_NANOS = 250_000_000;

  private final FrameNumbers taken = new FrameNumbers();
  private final FrameNumbers durable = new FrameNumbers();
  private long keptFrom = UNKNOWN;
  private long sentThrough = UNKNOWN;
  private long asked = UNKNOWN;
  private long retryNanos;

  ClipReception(long nowNanos) {
    this.retryNanos = nowNanos;
  }

  /** The edge says what it has sent; both only grow. */
  void sent(long from, long through) {
    keptFrom = Math.max(keptFrom, from);
    sentThrough = Math.max(sentThrough, through);
  }

  boolean wants(long number) {
    return number >= keptFrom && !taken.contains(number);
  }

  boolean has(long number) {
    return taken.contains(number);
  }

  long keptFrom() {
    return keptFrom;
  }

  void take(long number) {
    taken.add(number);
  }

  /** A complete frame had no room: asks for nothing for a while. */
  void refuse(long nowNanos) {
    asked = Math.max(asked, sentThrough);
    retryNanos = nowNanos + AFTER_REFUSAL_NANOS;
  }

  void durable(long number) {
    durable.add(number);
  }

  /** How far the edge may forget. */
  OptionalLong durableThrough() {
    long through = keptFrom == UNKNOWN ? UNKNOWN : durable.through(keptFrom);
    return through == UNKNOWN || through < keptFrom
        ? OptionalLong.empty()
        : OptionalLong.of(through);
  }

  boolean isWaiting() {
    return keptFrom != UNKNOWN && taken.through(keptFrom) < sentThrough;
  }

  /** Names what to ask for now; what came in part is the assembler's to ask for. */
  void ask(long nowNanos, long roundTripNanos, FrameAssembler partial, Wanted wanted) {
    if (!isWaiting()) {
      return;
    }
    boolean again = nowNanos - retryNanos >= 0;
    long from = again ? keptFrom : Math.max(keptFrom, asked + 1);
    if (again) {
      retryNanos = nowNanos + roundTripNanos;
    }
    asked = Math.max(asked, sentThrough);
    taken.forEachMissing(
        from, sentThrough, number -> partial.contains(number) || wanted.frame(number));
  }
}
