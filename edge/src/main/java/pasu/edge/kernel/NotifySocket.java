package pasu.edge.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * Where a service manager listens ({@code sd_notify(3)}): a Unix socket for datagrams, which Java
 * has none of. Thread-safe.
 *
 * <pre>
 * struct sockaddr_un, 110 bytes: 0 u16 family, 1; 2 path, or a zero byte and an abstract name
 * </pre>
 */
public final class NotifySocket {

  private static final short UNIX = 1;
  private static final int PATH_AT = 2;
  private static final int PATH_BYTES = 108;

  private final byte[] path;

  /**
   * Names it.
   *
   * @param path as in {@code NOTIFY_SOCKET}; one that begins with @ is abstract
   */
  public NotifySocket(String path) {
    this.path = path.getBytes(StandardCharsets.UTF_8);
    if (this.path.length == 0 || this.path.length >= PATH_BYTES) {
      throw new IllegalArgumentException(
          "NOTIFY_SOCKET must be 1 to %d bytes, but is \"%s\"".formatted(PATH_BYTES - 1, path));
    }
    if (this.path[0] == '@') {
      this.path[0] = 0;
    }
  }

  /** Sends one datagram. */
  public void send(String text) throws KernelException {
    int socket = Calls.datagramSocket(UNIX);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(PATH_AT + path.length, JAVA_SHORT.byteAlignment());
      address.set(JAVA_SHORT, 0, UNIX);
      MemorySegment.copy(path, 0, address, JAVA_BYTE, PATH_AT, path.length);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      Calls.sendTo(socket, arena.allocateFrom(JAVA_BYTE, bytes), address);
    } finally {
      Calls.close(socket);
    }
  }
}
