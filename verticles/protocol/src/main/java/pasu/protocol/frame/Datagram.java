package pasu.protocol.frame;

import java.nio.ByteBuffer;

/**
 * The shape that every datagram of version 1 has, big-endian.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------+---------------+---------------+---------------+
 *  |  0xD1         |  type         |  key epoch    |  flags, 0     |  clear,
 *  +---------------+---------------+---------------+---------------+  authenticated
 *  |  session id, the receiver's                                   |
 *  +---------------------------------------------------------------+
 *  |  packet number, per direction, never reused                   |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |  body, encrypted, at most 1,168 bytes                        ...
 *  +---------------------------------------------------------------+
 *  |  tag, 16 bytes                                               ...
 *  +---------------------------------------------------------------+
 * </pre>
 */
public final class Datagram {

  /** The longest UDP payload, so that no usual path splits it into IP fragments. */
  public static final int MAX_BYTES = 1200;

  public static final int HEADER_BYTES = 16;
  public static final int TAG_BYTES = 16;
  public static final int MAX_BODY_BYTES = MAX_BYTES - HEADER_BYTES - TAG_BYTES;

  static final int MIN_BYTES = HEADER_BYTES + TAG_BYTES;
  static final int MAGIC = 0xD1;

  private static final int TYPE_AT = 1;
  private static final int KEY_EPOCH_AT = 2;
  private static final int FLAGS_AT = 3;
  private static final int SESSION_AT = 4;
  private static final int NUMBER_AT = 8;

  private Datagram() {}

  /**
   * Looks whether this may be one, before anything is spent on it.
   *
   * @param datagram from its position to its limit
   */
  public static boolean isPlausible(ByteBuffer datagram) {
    int length = datagram.remaining();
    return length >= MIN_BYTES && length <= MAX_BYTES && hasMagic(datagram);
  }

  /** Names the receiver of a plausible one: 32 bits, not yet authentic. */
  public static long session(ByteBuffer datagram) {
    return Integer.toUnsignedLong(datagram.getInt(datagram.position() + SESSION_AT));
  }

  static boolean hasMagic(ByteBuffer datagram) {
    int at = datagram.position();
    return Byte.toUnsignedInt(datagram.get(at)) == MAGIC && datagram.get(at + FLAGS_AT) == 0;
  }

  static int type(ByteBuffer datagram) {
    return Byte.toUnsignedInt(datagram.get(datagram.position() + TYPE_AT));
  }

  static int keyEpoch(ByteBuffer datagram) {
    return Byte.toUnsignedInt(datagram.get(datagram.position() + KEY_EPOCH_AT));
  }

  static long number(ByteBuffer datagram) {
    return datagram.getLong(datagram.position() + NUMBER_AT);
  }

  static void writeHeader(
      ByteBuffer datagram, PacketType type, int keyEpoch, long session, long number) {
    datagram.put((byte) MAGIC).put((byte) type.code()).put((byte) keyEpoch).put((byte) 0);
    datagram.putInt((int) session).putLong(number);
  }
}
