package pasu.edge.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The few functions of the C library that device files need. Each answers -1 when Linux refuses.
 */
final class Calls {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final Linker.Option VARIADIC = Linker.Option.firstVariadicArg(2);
  private static final VarHandle ERRNO_OF =
      Linker.Option.captureStateLayout().varHandle(PathElement.groupElement("errno"));

  private static final MethodHandle OPEN =
      find("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), ERRNO, VARIADIC);
  private static final MethodHandle IOCTL =
      find("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), ERRNO, VARIADIC);
  private static final MethodHandle READ =
      find("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG), ERRNO);
  private static final MethodHandle WRITE =
      find("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG), ERRNO);
  private static final MethodHandle POLL =
      find("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT), ERRNO);
  private static final MethodHandle EVENT =
      find("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT), ERRNO);
  private static final MethodHandle SOCKET =
      find("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), ERRNO);
  private static final MethodHandle SEND_TO =
      find(
          "sendto",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT),
          ERRNO);
  private static final MethodHandle CLOCK_GET_TIME =
      find("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS), ERRNO);
  private static final MethodHandle CLOSE =
      find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT), ERRNO);

  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int DATAGRAMS = 2;
  private static final int DO_NOT_WAIT = 0x40;
  private static final int NO_SIGNAL = 0x4000;
  private static final short READABLE = 1;
  private static final int POLL_ENTRY_BYTES = 8;

  private Calls() {}

  @SuppressWarnings("restricted") // Native access is what this class is for.
  private static MethodHandle find(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().find(name).orElseThrow(), descriptor, options);
  }

  /** One call, with whatever memory it needs. */
  private interface Call {
    long make(Arena arena, MemorySegment errno) throws Throwable;
  }

  private static long check(String what, Call call) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
      long result = call.make(arena, errno);
      if (result < 0) {
        throw new KernelException(what, (int) ERRNO_OF.get(errno, 0L));
      }
      return result;
    } catch (KernelException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(what, e); // A method handle of C throws nothing else.
    }
  }

  static int open(String path, int flags) throws KernelException {
    return (int)
        check(
            "open " + path,
            (arena, errno) ->
                (int) OPEN.invokeExact(errno, arena.allocateFrom(path), flags | CLOSE_ON_EXEC));
  }

  static void control(int descriptor, long request, MemorySegment argument) throws KernelException {
    check(
        "control 0x%x".formatted(request),
        (_, errno) -> (int) IOCTL.invokeExact(errno, descriptor, request, argument));
  }

  static long read(int descriptor, MemorySegment into) throws KernelException {
    return check(
        "read", (_, errno) -> (long) READ.invokeExact(errno, descriptor, into, into.byteSize()));
  }

  /** A descriptor that becomes readable once it is {@linkplain #signal signalled}. */
  static int event() throws KernelException {
    return (int) check("eventfd", (_, errno) -> (int) EVENT.invokeExact(errno, 0, CLOSE_ON_EXEC));
  }

  static void signal(int event) throws KernelException {
    check(
        "signal",
        (arena, errno) ->
            (long)
                WRITE.invokeExact(
                    errno, event, arena.allocateFrom(JAVA_LONG, 1L), JAVA_LONG.byteSize()));
  }

  /** Waits until one of two can be read; whether that is the first. */
  static boolean awaitFirst(int first, int second) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment entries = arena.allocate(2L * POLL_ENTRY_BYTES, JAVA_INT.byteAlignment());
      watch(entries, 0, first);
      watch(entries, POLL_ENTRY_BYTES, second);
      check("poll", (_, errno) -> (int) POLL.invokeExact(errno, entries, 2L, -1));
      return entries.get(JAVA_SHORT, POLL_ENTRY_BYTES + 6L) == 0;
    }
  }

  private static void watch(MemorySegment entries, long at, int descriptor) {
    entries.set(JAVA_INT, at, descriptor);
    entries.set(JAVA_SHORT, at + 4, READABLE);
  }

  static int datagramSocket(int family) throws KernelException {
    return (int)
        check(
            "socket",
            (_, errno) -> (int) SOCKET.invokeExact(errno, family, DATAGRAMS | CLOSE_ON_EXEC, 0));
  }

  static void sendTo(int socket, MemorySegment bytes, MemorySegment address)
      throws KernelException {
    check(
        "sendto",
        (_, errno) ->
            (long)
                SEND_TO.invokeExact(
                    errno,
                    socket,
                    bytes,
                    bytes.byteSize(),
                    DO_NOT_WAIT | NO_SIGNAL,
                    address,
                    (int) address.byteSize()));
  }

  static void time(int clock, MemorySegment into) throws KernelException {
    check(
        "clock_gettime " + clock,
        (_, errno) -> (int) CLOCK_GET_TIME.invokeExact(errno, clock, into));
  }

  static void close(int descriptor) {
    try {
      check("close", (_, errno) -> (int) CLOSE.invokeExact(errno, descriptor));
    } catch (KernelException _) {
      // There is nothing left to do about it.
    }
  }
}
