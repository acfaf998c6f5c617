package pasu.edge.sensor;

import java.time.Duration;
import java.util.OptionalDouble;
import pasu.edge.board.BoardException;

/** What measures once each time it is asked to. For one thread. */
interface Ranger extends AutoCloseable {

  /** Opens what it needs of the board. */
  interface Opener {
    Ranger open() throws BoardException;
  }

  void begin() throws BoardException;

  /** When the measurement that begins is likely to be over. */
  Duration takes();

  /**
   * What was measured, as its {@link RangeModel} reads it; empty while that is not over.
   *
   * @throws BoardException also when it never is
   */
  OptionalDouble reading() throws BoardException;

  @Override
  void close();
}
