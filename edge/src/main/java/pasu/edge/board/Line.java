package pasu.edge.board;

import java.time.Duration;
import java.time.Instant;

/** An input line that is watched until closed. */
public interface Line extends AutoCloseable {

  /**
   * A change of the level.
   *
   * @param at when it happened, not when it was noticed, where the system knows
   * @param nanos when, by a clock that nobody sets, whose zero is unknown: how far two edges of a
   *     line are apart, as exactly as the system knows
   */
  record Edge(boolean high, Instant at, long nanos) {

    /** Where there is no second clock. */
    public Edge(boolean high, Instant at) {
      this(high, at, Duration.between(Instant.EPOCH, at).toNanos());
    }
  }

  /** Hears of a line. */
  interface Listener {
    void moved(Edge edge);

    /** The line cannot be watched any more; it is to be closed. */
    void failed(BoardException why);
  }

  boolean isHigh() throws BoardException;

  @Override
  void close();
}
