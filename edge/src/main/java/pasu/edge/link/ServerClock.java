package pasu.edge.link;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;

/**
 * How far a machine's clock is off the server's, by four timestamps a question (RFC 5905, section
 * 8). Not thread-safe.
 *
 * <p>What the way takes is unknown, but no more than the whole of it can be wrong: the answer with
 * the shortest way counts, unless it is so old that clocks may have drifted further apart (section
 * 10, the clock filter). The edge's two timestamps are the time since it was switched on, sleep
 * included, so its clock may be set and the machine may sleep meanwhile.
 */
final class ServerClock {

  private static final int KEPT = 8;

  /** How far a cheap crystal strays: 50 parts in a million. */
  private static final long STRAYS_ONE_IN = 20_000;

  /**
   * One answer.
   *
   * @param aheadMicros the server's clock, less the edge's time since boot
   * @param wayMicros there and back
   * @param atMicros when it came, since boot
   */
  private record Sample(long aheadMicros, long wayMicros, long atMicros) {
    long errorMicros(long nowMicros) {
      return wayMicros / 2 + (nowMicros - atMicros) / STRAYS_ONE_IN;
    }
  }

  private final Deque<Sample> samples = new ArrayDeque<>();

  /**
   * Takes an answer.
   *
   * @param sent since boot, like {@code came}; all in microseconds
   * @param received by the server's clock, like {@code answered}
   */
  void take(long sent, long received, long answered, long came) {
    long way = came - sent - (answered - received);
    if (way < 0) {
      return; // The server's clock was set meanwhile.
    }
    samples.addLast(new Sample((received - sent + (answered - came)) / 2, way, came));
    if (samples.size() > KEPT) {
      samples.removeFirst();
    }
  }

  /** Another server's clock is another. */
  void forget() {
    samples.clear();
  }

  /**
   * How far this machine's clock is ahead of the server's, in microseconds, and how far that may be
   * wrong; nothing before an answer came.
   *
   * @param wallMicros this machine's clock now, since the Unix epoch
   * @param nowMicros its time since boot now
   */
  Optional<Offset> offset(long wallMicros, long nowMicros) {
    return samples.stream()
        .min(Comparator.comparingLong(sample -> sample.errorMicros(nowMicros)))
        .map(
            best ->
                new Offset(
                    wallMicros - nowMicros - best.aheadMicros(), best.errorMicros(nowMicros)));
  }

  /** An offset and its greatest error, in microseconds. */
  record Offset(long micros, long errorMicros) {}
}
