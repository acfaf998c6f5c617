package pasu.edge.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * One input line of a GPIO chip, by version 2 of Linux' character device (linux/gpio.h). Linux
 * keeps up to 16 edges that nobody read yet, and drops later ones.
 *
 * <pre>
 * gpio_v2_line_request, 592 bytes               gpio_v2_line_event, 48 bytes
 *   0 u32 offsets[64]                             0 u64 nanoseconds, CLOCK_MONOTONIC
 * 256 char consumer[32]                           8 u32 1 rising, 2 falling
 * 288 u64 flags                                  12 u32 offset
 * 296 u32 attributes, none here                  16 u32 number among all lines, 20 of this one
 * 560 u32 lines, 1 here
 * 588 s32 the line's descriptor, an answer      gpio_v2_line_values, 16 bytes: u64 bits, u64 mask
 * </pre>
 */
public final class GpioLine implements AutoCloseable {

  /**
   * What the line did.
   *
   * @param nanos when, by {@link KernelTime#monotonicNanos}
   */
  public record Edge(boolean rising, long nanos) {}

  /** What pulls the line while nothing drives it. */
  public enum Bias {
    UP(1L << 8),
    DOWN(1L << 9),
    NONE(1L << 10);

    private final long flag;

    Bias(long flag) {
      this.flag = flag;
    }
  }

  private static final long GET_LINE = 0xC250B407L;
  private static final long GET_VALUES = 0xC010B40EL;
  private static final long INPUT_BOTH_EDGES = 1L << 2 | 1L << 4 | 1L << 5;
  private static final int REQUEST_BYTES = 592;
  private static final int EVENT_BYTES = 48;

  private final DeviceFile line;
  private final DeviceFile.Bell closing = new DeviceFile.Bell();

  /**
   * Opens a line.
   *
   * @param chip as in {@code /dev/gpiochip0}
   */
  public GpioLine(String chip, int offset, Bias bias) throws KernelException {
    try {
      line = request(chip, offset, INPUT_BOTH_EDGES | bias.flag);
    } catch (KernelException e) {
      closing.close();
      throw e;
    }
  }

  static DeviceFile request(String chip, int offset, long flags) throws KernelException {
    try (DeviceFile device = DeviceFile.toRead(chip);
        Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(REQUEST_BYTES, JAVA_LONG.byteAlignment());
      request.set(JAVA_INT, 0, offset);
      request.setString(256, "pasu");
      request.set(JAVA_LONG, 288, flags);
      request.set(JAVA_INT, 560, 1);
      device.control(GET_LINE, request);
      return DeviceFile.of(request.get(JAVA_INT, 588));
    }
  }

  public boolean isHigh() throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = arena.allocate(16, JAVA_LONG.byteAlignment());
      values.set(JAVA_LONG, 8, 1);
      line.control(GET_VALUES, values);
      return (values.get(JAVA_LONG, 0) & 1) != 0;
    }
  }

  /** Waits for the next edge, on one thread at a time; null once {@link #stop} was called. */
  public @Nullable Edge next() throws KernelException {
    if (!line.awaitUnless(closing)) {
      return null;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment event = arena.allocate(EVENT_BYTES, JAVA_LONG.byteAlignment());
      line.read(event);
      return new Edge(event.get(JAVA_INT, 8) == 1, event.get(JAVA_LONG, 0));
    }
  }

  /** Ends the wait of {@link #next}. */
  public void stop() throws KernelException {
    closing.ring();
  }

  /** To be called once nobody waits any more. */
  @Override
  public void close() {
    line.close();
    closing.close();
  }
}
