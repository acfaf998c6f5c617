package pasu.edge.kernel;

import java.lang.foreign.MemorySegment;

/** An open device file. Thread-safe, but not against being closed meanwhile. */
public final class DeviceFile implements AutoCloseable {

  private static final int READ_ONLY = 0;
  private static final int READ_WRITE = 2;

  private final int descriptor;

  private DeviceFile(int descriptor) {
    this.descriptor = descriptor;
  }

  public static DeviceFile toRead(String path) throws KernelException {
    return new DeviceFile(Calls.open(path, READ_ONLY));
  }

  public static DeviceFile toReadAndWrite(String path) throws KernelException {
    return new DeviceFile(Calls.open(path, READ_WRITE));
  }

  /** One that Linux opened by itself, as it does for a line of a GPIO chip. */
  static DeviceFile of(int descriptor) {
    return new DeviceFile(descriptor);
  }

  /** An {@code ioctl}; the argument is read and written in place. */
  public void control(long request, MemorySegment argument) throws KernelException {
    Calls.control(descriptor, request, argument);
  }

  /** Waits, and reads as much as there is, at most what fits. */
  long read(MemorySegment into) throws KernelException {
    return Calls.read(descriptor, into);
  }

  /** Waits until there is something to read, or a bell rings; false when it rang. */
  boolean awaitUnless(Bell bell) throws KernelException {
    return Calls.awaitFirst(descriptor, bell.descriptor);
  }

  @Override
  public void close() {
    Calls.close(descriptor);
  }

  /** Wakes who waits. */
  static final class Bell implements AutoCloseable {

    private final int descriptor;

    Bell() throws KernelException {
      descriptor = Calls.event();
    }

    void ring() throws KernelException {
      Calls.signal(descriptor);
    }

    @Override
    public void close() {
      Calls.close(descriptor);
    }
  }
}
