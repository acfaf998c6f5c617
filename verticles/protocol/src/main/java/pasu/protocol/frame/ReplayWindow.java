package pasu.protocol.frame;

import java.util.Arrays;

/** Remembers which of the latest 8,192 packet numbers came in; older ones are refused. */
final class ReplayWindow {

  static final int PACKETS = 8192;

  private final long[] seen = new long[PACKETS / Long.SIZE];
  private long highest = -1;

  long highest() {
    return highest;
  }

  boolean isFresh(long number) {
    return number > highest
        || (number >= 0 && highest - number < PACKETS && (seen[word(number)] & bit(number)) == 0);
  }

  /**
   * Remembers a fresh number.
   *
   * @return whether it is the highest so far
   */
  boolean record(long number) {
    boolean newest = number > highest;
    if (newest) {
      advance(number);
    }
    seen[word(number)] |= bit(number);
    return newest;
  }

  private void advance(long number) {
    if (number - highest >= PACKETS) {
      Arrays.fill(seen, 0);
    } else {
      for (long skipped = highest + 1; skipped <= number; skipped++) {
        seen[word(skipped)] &= ~bit(skipped);
      }
    }
    highest = number;
  }

  private static int word(long number) {
    return (int) (number >>> 6) & (PACKETS / Long.SIZE - 1);
  }

  private static long bit(long number) {
    return 1L << (number & 63);
  }
}
