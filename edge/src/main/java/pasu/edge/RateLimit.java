package pasu.edge;

/**
 * Lets no more pictures through than so many a second, evenly; one that comes a little early is not
 * too many. Not thread-safe.
 */
final class RateLimit {

  private static final double MICROS_PER_SECOND = 1e6;

  /** Early by one picture. */
  private static final double MOST_CREDIT = 2;

  /** No camera's clock is exact: one that gives the rate it was asked for shall lose no picture. */
  private static final double TOLERANCE = 1.02;

  private double credit = MOST_CREDIT;
  private long lastMicros;

  boolean admits(long captureMicros, int perSecond) {
    double earned = (captureMicros - lastMicros) * perSecond * TOLERANCE / MICROS_PER_SECOND;
    lastMicros = captureMicros;
    credit = earned < 0 ? MOST_CREDIT : Math.min(MOST_CREDIT, credit + earned); // A clock set back.
    if (credit < 1) {
      return false;
    }
    credit--;
    return true;
  }
}
