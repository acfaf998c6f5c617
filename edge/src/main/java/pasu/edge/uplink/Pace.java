package pasu.edge.uplink;

import pasu.protocol.frame.Frame;

/**
 * When a stream's next datagram may leave: at the pace of what it is, no faster than the path takes
 * it, and what waited on the disk only where that delays nobody. Belongs to the stream's thread.
 */
final class Pace {

  /** What a datagram is for. */
  enum Kind {
    /** Of the newest frame. */
    NEWEST,
    /** Asked for again, or of a clip that runs. */
    LATE,
    /** Of a clip that is over: it may as well come later. */
    BACKLOG
  }

  private static final double NEWEST = 1.25;
  private static final double CATCH_UP = 2;

  /** What waited on the disk begins slowly, on a path of which nothing is known. */
  private static final double FIRST_SHARE = 0.5;

  private static final int USUAL_IMPORTANCE = 3;

  /** Whoever waits for the longer queue starves the others, so a sixth for each step will do. */
  private static final double PATIENCE_BY_IMPORTANCE = 1 / 6.0;

  private final UplinkOptions options;
  private final RateMeter rate = new RateMeter();
  private final Pacer pacer;
  private final Pacer backlog;
  private PathLimit limit = new PathLimit();
  private Courtesy courtesy;

  Pace(UplinkOptions options) {
    long now = options.nanoTime().getAsLong();
    this.options = options;
    this.pacer = new Pacer(now);
    this.backlog = new Pacer(now);
    this.courtesy = courtesy(now);
  }

  /** The path is another one. */
  void begin(long nowNanos) {
    limit = new PathLimit();
    courtesy = courtesy(nowNanos);
  }

  /**
   * Where the path does not take all that several send, the more important camera's goes first,
   * even if they do not know each other (ADR 52, 62).
   *
   * @param importance of the camera, 1 to 5
   */
  void importance(int importance) {
    double patience = 1 + (importance - USUAL_IMPORTANCE) * PATIENCE_BY_IMPORTANCE;
    limit.patience(patience);
    courtesy.patience(patience);
  }

  void captured(Frame frame) {
    rate.captured(frame.captureMicros(), frame.jpeg().length);
  }

  /** Nanoseconds until a datagram of this kind may leave; not positive when it may. */
  long untilFree(Kind kind, long nowNanos) {
    long free = pacer.untilFree(nowNanos);
    return kind == Kind.BACKLOG ? Math.max(free, backlog.untilFree(nowNanos)) : free;
  }

  void sent(int bytes, long packetNumber, Kind kind, long nowNanos) {
    limit.sent(bytes, packetNumber, nowNanos);
    pacer.sent(bytes, limit.cap(bytesPerSecond(kind)), nowNanos);
    if (kind == Kind.BACKLOG) {
      backlog.sent(bytes, courtesy.bytesPerSecond(), nowNanos);
      courtesy.used();
    }
  }

  /** A packet is said not to have come. */
  void lost(long packetNumber) {
    limit.lost(packetNumber);
  }

  void roundTrip(long micros, long nowNanos) {
    limit.roundTrip(micros);
    courtesy.roundTrip(micros, nowNanos);
  }

  /** Whether the path takes less than is wanted. */
  boolean isLimited() {
    return limit.isReached();
  }

  private Courtesy courtesy(long nowNanos) {
    return new Courtesy(FIRST_SHARE * options.backlogBytesPerSecond(), nowNanos);
  }

  private double bytesPerSecond(Kind kind) {
    return kind == Kind.NEWEST
        ? Math.max(NEWEST * rate.bytesPerSecond(), (double) options.frameBytesPerSecond())
        : Math.max(CATCH_UP * rate.bytesPerSecond(), (double) options.backlogBytesPerSecond());
  }
}
