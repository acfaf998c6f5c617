package pasu.edge.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The GPIO chips of this machine. */
public final class GpioChips {

  private static final long GET_CHIP = 0x8044B401L;
  private static final int CHIP_BYTES = 68;
  private static final int LABEL_AT = 32;
  private static final String LABEL_OF_A_PI = "pinctrl-";

  private GpioChips() {}

  /**
   * The number of the one whose lines are on the header: on a Raspberry Pi by its label, since
   * number 0 is not always it; else the first.
   */
  public static int ofTheHeader() throws KernelException {
    List<Integer> numbers = numbers();
    for (int number : numbers) {
      if (label(number).startsWith(LABEL_OF_A_PI)) {
        return number;
      }
    }
    return numbers.isEmpty() ? 0 : numbers.getFirst();
  }

  private static List<Integer> numbers() {
    try (Stream<Path> devices = Files.list(Path.of("/dev"))) {
      return devices
          .map(device -> device.getFileName().toString())
          .filter(name -> name.matches("gpiochip\\d{1,3}"))
          .map(name -> Integer.valueOf(name.substring("gpiochip".length())))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String label(int number) throws KernelException {
    try (DeviceFile chip = DeviceFile.toRead("/dev/gpiochip" + number);
        Arena arena = Arena.ofConfined()) {
      MemorySegment told = arena.allocate(CHIP_BYTES, Integer.BYTES);
      chip.control(GET_CHIP, told);
      return told.getString(LABEL_AT);
    }
  }
}
