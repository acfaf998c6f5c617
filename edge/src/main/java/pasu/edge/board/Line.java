package pasu.edge.board;

import java.time.Instant;

/** An input line that is watched until closed. */
public interface Line extends AutoCloseable {

  /**
   * A change of the level.
   *
   * @param at when it happened, not when it was noticed, where the system knows
   */
  record Edge(boolean high, Instant at) {}

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
