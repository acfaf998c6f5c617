package pasu.edge.picture;

import java.nio.ByteBuffer;

/** JPEGs that are whole by their markers, and show nothing. */
final class Pictures {

  static final byte[] JPEG = jpeg(128);

  private Pictures() {}

  /**
   * A JPEG of exactly so many bytes.
   *
   * @param bytes 128 to 65,000
   */
  static byte[] jpeg(int bytes) {
    int comment = bytes - 14;
    return ByteBuffer.allocate(bytes)
        .putShort((short) 0xFFD8)
        .putShort((short) 0xFFFE)
        .putShort((short) (comment - 2))
        .position(comment + 2)
        .putShort((short) 0xFFDA)
        .putShort((short) 8)
        .position(bytes - 2)
        .putShort((short) 0xFFD9)
        .array();
  }
}
