package pasu.protocol.frame;

import java.nio.ByteBuffer;

/** Unsigned numbers as they are on the wire. */
final class Unsigned {

  static final int MAX_16 = 0xFFFF;
  static final long MAX_32 = 0xFFFF_FFFFL;

  private Unsigned() {}

  static int get8(ByteBuffer from) {
    return Byte.toUnsignedInt(from.get());
  }

  static int get16(ByteBuffer from) {
    return Short.toUnsignedInt(from.getShort());
  }

  static long get32(ByteBuffer from) {
    return Integer.toUnsignedLong(from.getInt());
  }

  static void check(String what, long value, long from, long to) {
    if (value < from || value > to) {
      throw new IllegalArgumentException(
          "%s must be %d to %d, but is %d".formatted(what, from, to, value));
    }
  }
}
