package pasu.agent.ingest;

/** Which frames without a clip came in; what is too far behind the newest is let go. */
final class LiveReception {

  /** A frame is worth repairing while at most this many newer ones are complete. */
  private static final int MAX_BEHIND = 2;

  private static final int REMEMBERED = 256;

  private final FrameNumbers taken = new FrameNumbers();
  private long newest = -1;

  boolean has(long number) {
    return taken.contains(number);
  }

  boolean isStale(long number) {
    return number < oldestWanted();
  }

  /** Notes a complete frame, of a clip or not. */
  void take(long number) {
    taken.add(number);
    newest = Math.max(newest, number);
    taken.forgetBelow(newest - REMEMBERED);
  }

  long oldestWanted() {
    return newest - MAX_BEHIND;
  }
}
