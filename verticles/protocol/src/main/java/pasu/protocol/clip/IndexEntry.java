package pasu.protocol.clip;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Where one frame is, 32 bytes, big-endian:
 *
 * <pre>
 *  0 u64 offset in the frames file     20 u32 CRC-32C of the JPEG (RFC 3720, appendix B.4)
 *  8 u32 length                        24 u32 frame number
 * 12 u64 capture time, microseconds    28 u32 CRC-32C of the 28 bytes before
 * </pre>
 *
 * An entry that a crash tore does not match its own CRC and ends the index.
 *
 * @param frame number, 32 bits
 * @param captureMicros since the Unix epoch
 */
public record IndexEntry(long frame, long offset, int length, long captureMicros, int crc32c) {

  public static final int BYTES = 32;

  private static final int CHECKED_BYTES = BYTES - Integer.BYTES;

  /** Describes a frame about to be appended at {@code offset}. */
  public static IndexEntry describing(long frame, long offset, long captureMicros, byte[] jpeg) {
    return new IndexEntry(
        frame, offset, jpeg.length, captureMicros, checksum(jpeg, 0, jpeg.length));
  }

  public void encode(ByteBuffer to) {
    ByteBuffer entry = ByteBuffer.allocate(BYTES);
    entry.putLong(offset).putInt(length).putLong(captureMicros).putInt(crc32c).putInt((int) frame);
    to.put(entry.putInt(checksum(entry.array(), 0, CHECKED_BYTES)).flip());
  }

  /** Reads the entry at the buffer's position; empty when it is torn. */
  public static Optional<IndexEntry> decode(ByteBuffer from) {
    byte[] bytes = new byte[BYTES];
    from.get(bytes);
    ByteBuffer entry = ByteBuffer.wrap(bytes);
    if (entry.getInt(CHECKED_BYTES) != checksum(bytes, 0, CHECKED_BYTES)) {
      return Optional.empty();
    }
    long offset = entry.getLong();
    int length = entry.getInt();
    long captureMicros = entry.getLong();
    int crc32c = entry.getInt();
    long frame = Integer.toUnsignedLong(entry.getInt());
    return Optional.of(new IndexEntry(frame, offset, length, captureMicros, crc32c));
  }

  /** Whether these are the bytes the entry was made for. */
  public boolean matches(byte[] jpeg) {
    return jpeg.length == length && checksum(jpeg, 0, length) == crc32c;
  }

  private static int checksum(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
