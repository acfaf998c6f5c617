package pasu.bench.relay;

import java.util.random.RandomGenerator;

/**
 * Losses in bursts: a chain of a good state, where everything passes, and a bad one, where nothing
 * does (E. N. Gilbert, Bell System Technical Journal 39, 1960; E. O. Elliott, ibid. 42, 1963).
 *
 * <p>From good to bad with probability p, back with q, before each datagram. A stay in the bad
 * state has 1/q datagrams on average, and its share of all is p/(p+q); hence q = 1/burst and p = q
 * x loss / (1 - loss). Independent losses are the burst 1 / (1 - loss).
 */
final class GilbertElliott {

  private final double toBad;
  private final double toGood;
  private final RandomGenerator random;
  private boolean bad;

  /**
   * Begins as if it had always run.
   *
   * @param burst mean length; 0 for independent losses
   */
  GilbertElliott(double loss, double burst, RandomGenerator random) {
    this.toGood = burst == 0 ? 1 - loss : 1 / burst;
    this.toBad = Math.min(1, toGood * loss / (1 - loss));
    this.random = random;
    this.bad = random.nextDouble() < loss;
  }

  /** Whether the next datagram is lost. */
  boolean loses() {
    double turn = random.nextDouble();
    bad = bad ? turn >= toGood : turn < toBad;
    return bad;
  }
}
