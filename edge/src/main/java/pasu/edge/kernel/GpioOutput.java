package pasu.edge.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** One output line of a GPIO chip, low at first; structures as in {@link GpioLine}. */
public final class GpioOutput implements AutoCloseable {

  private static final long SET_VALUES = 0xC010B40FL;
  private static final long OUTPUT = 1L << 3;

  private final DeviceFile line;

  /**
   * Opens a line.
   *
   * @param chip as in {@code /dev/gpiochip0}
   */
  public GpioOutput(String chip, int offset) throws KernelException {
    line = GpioLine.request(chip, offset, OUTPUT);
  }

  public void set(boolean high) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = arena.allocate(16, JAVA_LONG.byteAlignment());
      values.set(JAVA_LONG, 0, high ? 1 : 0);
      values.set(JAVA_LONG, 8, 1);
      line.control(SET_VALUES, values);
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
