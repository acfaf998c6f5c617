package pasu.edge.picture;

/**
 * Lets no more pictures through than so many a second. What a camera did not give within the last
 * second it may make up for: a network may hold back pictures, and then bring all at once. Not
 * thread-safe.
 */
final class RateLimit {

  private static final double MICROS_PER_SECOND = 1e6;

  /** Early by one picture, where a second has no more. */
  private static final int LEAST_BANK = 2;

  /** No camera's clock is exact: one that gives the rate it was asked for shall lose no picture. */
  private static final double TOLERANCE = 1.02;

  private double credit = Double.MAX_VALUE; // As much as the bank holds.
  private long lastMicros;

  boolean admits(long captureMicros, int perSecond) {
    double earned = (captureMicros - lastMicros) * perSecond * TOLERANCE / MICROS_PER_SECOND;
    lastMicros = captureMicros;
    double bank = Math.max(LEAST_BANK, perSecond);
    credit = earned < 0 ? bank : Math.min(bank, credit + earned); // A clock set back.
    if (credit < 1) {
      return false;
    }
    credit--;
    return true;
  }
}
