package pasu.pi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Listens as systemd does: at a Unix socket for datagrams. */
final class ServiceManager implements AutoCloseable {

  private static final short UNIX = 1;
  private static final int DATAGRAMS = 2;
  private static final int MAX_BYTES = 4096;

  private final Arena arena = Arena.ofShared();
  private final int socket;

  ServiceManager(Path path) throws Throwable {
    socket =
        (int)
            find("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
                .invokeExact((int) UNIX, DATAGRAMS, 0);
    byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
    MemorySegment address = arena.allocate(2L + name.length, 2);
    address.set(JAVA_SHORT, 0, UNIX);
    MemorySegment.copy(name, 0, address, JAVA_BYTE, 2, name.length);
    int bound =
        (int)
            find("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT))
                .invokeExact(socket, address, (int) address.byteSize());
    if (bound != 0) {
      throw new IllegalStateException("cannot listen at " + path);
    }
  }

  /** Waits for one datagram. */
  String next() throws Throwable {
    MemorySegment into = arena.allocate(MAX_BYTES);
    long length =
        (long)
            find("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG))
                .invokeExact(socket, into, into.byteSize());
    byte[] bytes = into.asSlice(0, length).toArray(JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      int _ = (int) find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT)).invokeExact(socket);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    arena.close();
  }

  @SuppressWarnings("restricted")
  private static MethodHandle find(String name, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), descriptor);
  }
}
