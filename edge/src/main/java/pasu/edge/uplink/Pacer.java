package pasu.edge.uplink;

import pasu.protocol.frame.Datagram;

/** Spreads datagrams over time; after a rest, at most 16 of them leave at once. */
final class Pacer {

  private static final int BURST_BYTES = 16 * Datagram.MAX_BYTES;

  private long atNanos;

  Pacer(long nowNanos) {
    this.atNanos = nowNanos;
  }

  /** Nanoseconds until the next datagram may leave; not positive when it may. */
  long untilFree(long nowNanos) {
    return atNanos - nowNanos;
  }

  void sent(int bytes, double bytesPerSecond, long nowNanos) {
    double nanosPerByte = 1e9 / bytesPerSecond;
    long earliest = nowNanos - (long) ((BURST_BYTES - bytes) * nanosPerByte);
    atNanos = Math.max(atNanos, earliest) + (long) (bytes * nanosPerByte);
  }
}
