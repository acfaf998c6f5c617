package pasu.edge.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * One device on an I2C bus, by combined transfers (linux/i2c-dev.h, {@code I2C_RDWR}).
 *
 * <pre>
 * i2c_msg, 16 bytes: 0 u16 address, 2 u16 flags, 1 to read, 4 u16 length, 8 pointer to the bytes
 * i2c_rdwr_ioctl_data, 16 bytes: 0 pointer to the messages, 8 u32 their number
 * </pre>
 */
public final class I2cDevice implements AutoCloseable {

  private static final long TRANSFER = 0x0707;
  private static final int MESSAGE_BYTES = 16;
  private static final short READ = 1;

  private final DeviceFile bus;
  private final int address;

  public I2cDevice(int bus, int address) throws KernelException {
    this.bus = DeviceFile.toReadAndWrite("/dev/i2c-" + bus);
    this.address = address;
  }

  public void write(byte... bytes) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment messages = arena.allocate(MESSAGE_BYTES, ADDRESS.byteAlignment());
      message(messages, 0, (short) 0, arena.allocateFrom(JAVA_BYTE, bytes));
      transfer(arena, messages, 1);
    }
  }

  /** Writes a register's number, then reads, without letting go of the bus. */
  public void readRegister(int register, byte[] into, int offset, int length)
      throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment messages = arena.allocate(2L * MESSAGE_BYTES, ADDRESS.byteAlignment());
      MemorySegment read = arena.allocate(length);
      message(messages, 0, (short) 0, arena.allocateFrom(JAVA_BYTE, (byte) register));
      message(messages, MESSAGE_BYTES, READ, read);
      transfer(arena, messages, 2);
      MemorySegment.copy(read, JAVA_BYTE, 0, into, offset, length);
    }
  }

  private void message(MemorySegment messages, long at, short flags, MemorySegment bytes) {
    messages.set(JAVA_SHORT, at, (short) address);
    messages.set(JAVA_SHORT, at + 2, flags);
    messages.set(JAVA_SHORT, at + 4, (short) bytes.byteSize());
    messages.set(ADDRESS, at + 8, bytes);
  }

  private void transfer(Arena arena, MemorySegment messages, int count) throws KernelException {
    MemorySegment transfer = arena.allocate(MESSAGE_BYTES, ADDRESS.byteAlignment());
    transfer.set(ADDRESS, 0, messages);
    transfer.set(JAVA_INT, 8, count);
    bus.control(TRANSFER, transfer);
  }

  @Override
  public void close() {
    bus.close();
  }
}
