package pasu.edge.board;

/** An output line that is low but for short pulses. */
public interface Pulser extends AutoCloseable {

  /**
   * Makes it high for at least so long; longer where the machine is busy. Spins meanwhile.
   *
   * @param nanos a few thousand
   */
  void pulse(long nanos) throws BoardException;

  @Override
  void close();
}
