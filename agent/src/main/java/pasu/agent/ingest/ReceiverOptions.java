package pasu.agent.ingest;

import java.security.SecureRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * How an agent receives.
 *
 * @param host to bind
 * @param port 0 for any
 * @param socketBytes asked of the kernel for datagrams not yet read; 4 MiB hold the bursts of 60
 *     streams over a pause of the JVM
 * @param sessionBytes of incomplete frames a session may hold; 8 MiB are four of the longest
 * @param agentBytes of incomplete frames all sessions together may hold
 * @param forgeries after so many a session is deaf and its edge needs a new lease; 2^20 are ten
 *     seconds of flood, and far below what RFC 9001, section 6.6, allows (ADR 17)
 * @param nanoTime a clock that only goes forward
 * @param random a cryptographically strong source of session ids
 */
public record ReceiverOptions(
    String host,
    int port,
    int socketBytes,
    long sessionBytes,
    long agentBytes,
    long forgeries,
    LongSupplier nanoTime,
    RandomGenerator random) {

  private static final int MEBIBYTE = 1024 * 1024;
  private static final int MIN_SESSION_BYTES = 3 * MEBIBYTE;

  public ReceiverOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65,535, but is " + port);
    }
    if (sessionBytes < MIN_SESSION_BYTES || agentBytes < sessionBytes) {
      throw new IllegalArgumentException(
          "sessionBytes must be %d to agentBytes, so that the longest frame fits, but are %d of %d"
              .formatted(MIN_SESSION_BYTES, sessionBytes, agentBytes));
    }
    if (forgeries < 1) {
      throw new IllegalArgumentException("forgeries must be at least 1, but are " + forgeries);
    }
  }

  /** The defaults. */
  public ReceiverOptions(String host, int port) {
    this(
        host,
        port,
        4 * MEBIBYTE,
        8 * MEBIBYTE,
        64 * MEBIBYTE,
        1 << 20,
        System::nanoTime,
        new SecureRandom());
  }
}
