package pasu.edge.board;

/** A device on an I2C bus with registers of 16 bits, the higher byte first. */
public interface Registers extends AutoCloseable {

  void write(int register, int value) throws BoardException;

  /** 0 to 65,535. */
  int read(int register) throws BoardException;

  @Override
  void close();
}
