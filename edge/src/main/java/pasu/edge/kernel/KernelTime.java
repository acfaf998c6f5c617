package pasu.edge.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;

/**
 * Linux' clocks that nobody sets ({@code clock_gettime(2)}), in nanoseconds.
 *
 * <pre>
 * struct timespec: 0 i64 seconds, 8 i64 nanoseconds
 * </pre>
 */
public final class KernelTime {

  private static final int MONOTONIC = 1;
  private static final int BOOT_TIME = 7;

  private KernelTime() {}

  /** What edges of GPIO lines are stamped by; it stands still while the machine sleeps. */
  public static long monotonicNanos() {
    return nanos(MONOTONIC);
  }

  /** Since the machine was switched on, sleep included. */
  public static long sinceBootNanos() {
    return nanos(BOOT_TIME);
  }

  private static long nanos(int clock) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(2 * JAVA_LONG.byteSize(), JAVA_LONG.byteAlignment());
      Calls.time(clock, time);
      long seconds = time.get(JAVA_LONG, 0);
      return TimeUnit.SECONDS.toNanos(seconds) + time.get(JAVA_LONG, JAVA_LONG.byteSize());
    } catch (KernelException e) {
      throw new IllegalStateException("Linux has no clock " + clock, e);
    }
  }
}
