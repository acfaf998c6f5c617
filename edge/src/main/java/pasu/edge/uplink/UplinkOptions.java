package pasu.edge.uplink;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * How an edge sends.
 *
 * @param camera whose frames these are; for logs
 * @param memoryBytes of clip frames kept until they are durable; 64 MiB are about 80 s of 720p at
 *     15 frames a second
 * @param frameBytesPerSecond at least so fast leaves the newest frame, so that a viewer and the
 *     first frame of a clip do not wait for pacing
 * @param backlogBytesPerSecond at least so fast leaves what is late
 * @param packetsAKey after so many the next keys are used; half of what RFC 9001, section 6.6,
 *     allows AES-GCM, so that there is time until the agent answers under them
 * @param forgeries after so many a lease is given up for a new one (ADR 17)
 * @param nanoTime a clock that only goes forward
 * @param clock where packet numbers begin, so that an edge that restarts under the same lease never
 *     uses one again
 */
public record UplinkOptions(
    String camera,
    long memoryBytes,
    long frameBytesPerSecond,
    long backlogBytesPerSecond,
    long packetsAKey,
    long forgeries,
    LongSupplier nanoTime,
    InstantSource clock) {

  private static final long MIN_MEMORY_BYTES = 4L * 1024 * 1024;
  private static final long MIN_BYTES_PER_SECOND = 10_000;
  private static final long MAX_PACKETS_A_KEY = 1 << 22;
  private static final long FORGERIES = 1 << 20;

  public UplinkOptions {
    atLeast("memoryBytes", memoryBytes, MIN_MEMORY_BYTES);
    atLeast("frameBytesPerSecond", frameBytesPerSecond, MIN_BYTES_PER_SECOND);
    atLeast("backlogBytesPerSecond", backlogBytesPerSecond, MIN_BYTES_PER_SECOND);
    atLeast("forgeries", forgeries, 1);
    if (packetsAKey < 1 || packetsAKey > MAX_PACKETS_A_KEY) {
      throw new IllegalArgumentException(
          "packetsAKey must be 1 to %d, but is %d".formatted(MAX_PACKETS_A_KEY, packetsAKey));
    }
  }

  /** The defaults: 64 MiB, 40 Mbit/s for the newest frame, 8 Mbit/s for what is late. */
  public UplinkOptions(String camera, InstantSource clock) {
    this(
        camera,
        64L * 1024 * 1024,
        5_000_000,
        1_000_000,
        MAX_PACKETS_A_KEY,
        FORGERIES,
        System::nanoTime,
        clock);
  }

  /** The same on another clock, as simulations have it. */
  public UplinkOptions withNanoTime(LongSupplier other) {
    return new UplinkOptions(
        camera,
        memoryBytes,
        frameBytesPerSecond,
        backlogBytesPerSecond,
        packetsAKey,
        forgeries,
        other,
        clock);
  }

  /** The same with more or less memory for frames of clips. */
  public UplinkOptions withMemoryBytes(long bytes) {
    return new UplinkOptions(
        camera,
        bytes,
        frameBytesPerSecond,
        backlogBytesPerSecond,
        packetsAKey,
        forgeries,
        nanoTime,
        clock);
  }

  private static void atLeast(String what, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, but is %d".formatted(what, least, value));
    }
  }
}
