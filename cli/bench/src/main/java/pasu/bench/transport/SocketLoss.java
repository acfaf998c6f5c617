package pasu.bench.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Linux dropped because a UDP socket's receive buffer was full, {@code /proc/net/udp}. */
final class SocketLoss {

  private static final int LOCAL_ADDRESS = 1;

  private SocketLoss() {}

  /** Counts since the sockets bound to this port were opened. */
  static long of(int port) throws IOException {
    return count(port, Files.readAllLines(Path.of("/proc/net/udp")))
        + count(port, Files.readAllLines(Path.of("/proc/net/udp6")));
  }

  static long count(int port, List<String> lines) {
    String suffix = ":%04X".formatted(port);
    return lines.stream()
        .map(line -> line.trim().split("\\s+", -1))
        .filter(fields -> fields[LOCAL_ADDRESS].endsWith(suffix))
        .mapToLong(fields -> Long.parseLong(Stream.of(fields).toList().getLast()))
        .sum();
  }
}
