package pasu.protocol.frame;

import java.nio.ByteBuffer;

/**
 * A frame of which pieces came in. Names the pieces it misses: a gap once it is a tick old, the
 * tail once the frame has been quiet; each again every round trip.
 */
public final class PartialFrame {

  private static final long QUIET_NANOS = 20_000_000;

  /** A frame that only viewers want has no time to lose; asking too soon costs only bytes. */
  private static final long QUIET_LIVE_NANOS = 10_000_000;

  /** Takes the pieces that are missing. */
  @FunctionalInterface
  public interface Gaps {
    void missing(int first, int last);
  }

  private final Data shape;
  private final byte[] jpeg;
  private final long[] present;
  private int clipNumber;
  private int missing;
  private int highest = -1;
  private long latestNanos;

  private int noticed = -1;
  private int asked = -1;
  private long retryNanos;

  PartialFrame(Data shape, long nowNanos) {
    this.shape = shape;
    this.jpeg = new byte[shape.frameBytes()];
    this.present = new long[(shape.fragments() + 63) / 64];
    this.missing = shape.fragments();
    this.clipNumber = shape.clipNumber();
    this.latestNanos = nowNanos;
    this.retryNanos = nowNanos;
  }

  public long number() {
    return shape.frame();
  }

  /** The clip it belongs to; 0 where only viewers want it. */
  public int clipNumber() {
    return clipNumber;
  }

  public boolean isComplete() {
    return missing == 0;
  }

  /** The frame, once complete. */
  public Frame frame() {
    return new Frame(shape.frame(), shape.captureMicros(), jpeg);
  }

  long latestNanos() {
    return latestNanos;
  }

  int bytes() {
    return jpeg.length;
  }

  boolean agreesWith(Data data) {
    return data.frameBytes() == shape.frameBytes()
        && data.captureMicros() == shape.captureMicros()
        && (data.clipNumber() == clipNumber || data.clipNumber() == 0 || clipNumber == 0);
  }

  boolean has(int fragment) {
    return (present[fragment >>> 6] & (1L << (fragment & 63))) != 0;
  }

  void put(Data data, ByteBuffer payload, long nowNanos) {
    payload.get(jpeg, data.offset(), data.payloadBytes());
    present[data.fragment() >>> 6] |= 1L << (data.fragment() & 63);
    missing--;
    highest = Math.max(highest, data.fragment());
    latestNanos = nowNanos;
    clipNumber = Math.max(clipNumber, data.clipNumber());
  }

  /**
   * Names what to ask for now. Called once a tick.
   *
   * @param roundTripNanos how long an answer may take
   */
  public void ask(long nowNanos, long roundTripNanos, Gaps gaps) {
    boolean quiet = nowNanos - latestNanos >= (clipNumber == 0 ? QUIET_LIVE_NANOS : QUIET_NANOS);
    int through = quiet ? shape.fragments() - 1 : noticed;
    noticed = highest;
    if (nowNanos - retryNanos >= 0) {
      asked = through;
      retryNanos = nowNanos + roundTripNanos;
      name(0, through, gaps);
    } else if (through > asked) {
      int from = asked + 1;
      asked = through;
      name(from, through, gaps);
    }
  }

  private void name(int from, int through, Gaps gaps) {
    int first = nextMissing(from);
    while (first <= through) {
      int end = nextPresent(first);
      gaps.missing(first, Math.min(end - 1, through));
      first = nextMissing(end);
    }
  }

  private int nextMissing(int from) {
    int fragment = from;
    while (fragment < shape.fragments() && has(fragment)) {
      fragment++;
    }
    return fragment;
  }

  private int nextPresent(int from) {
    int fragment = from;
    while (fragment < shape.fragments() && !has(fragment)) {
      fragment++;
    }
    return fragment;
  }
}
