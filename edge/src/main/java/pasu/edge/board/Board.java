package pasu.edge.board;

/** The pins of the machine. All of it blocks, in native code. */
public interface Board {

  /**
   * Begins to watch an input line.
   *
   * @param listener is told on any thread, before or after this returns
   */
  Line watch(Wiring wiring, Line.Listener listener) throws BoardException;

  /** Takes an output line, which is low until it is pulsed. */
  Pulser drive(Wiring wiring) throws BoardException;

  /** Finds the device at an address of an I2C bus. It need not answer yet. */
  Registers registers(int bus, int address) throws BoardException;
}
