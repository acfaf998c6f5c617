package pasu.edge.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import pasu.edge.kernel.KernelTime;

/**
 * A machine's life since it was switched on, which all its processes count alike.
 *
 * @param id differs each time it is switched on
 * @param upMicros since then; sleep counts, and whatever its clock is set to does not
 */
public record Boot(String id, LongSupplier upMicros) {

  /** {@code random(4)}. */
  private static final Path ID = Path.of("/proc/sys/kernel/random/boot_id");

  /** As Linux says; elsewhere only this process' own life. */
  static Boot ofMachine() {
    try {
      return new Boot(
          Files.readString(ID).strip(),
          () -> TimeUnit.NANOSECONDS.toMicros(KernelTime.sinceBootNanos()));
    } catch (IOException _) {
      return ofProcess(() -> TimeUnit.NANOSECONDS.toMicros(System.nanoTime()));
    }
  }

  /**
   * This machine's, where the clock is the system's. Nobody sets any other: however that jumps, it
   * is time which went by.
   */
  public static Boot of(InstantSource clock) {
    return clock.equals(InstantSource.system())
        ? ofMachine()
        : ofProcess(() -> SteadyClock.micros(clock.instant()));
  }

  private static Boot ofProcess(LongSupplier upMicros) {
    return new Boot(UUID.randomUUID().toString(), upMicros);
  }
}
