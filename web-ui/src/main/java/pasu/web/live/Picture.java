package pasu.web.live;

import io.vertx.core.buffer.Buffer;
import pasu.protocol.Refusal;

/**
 * One live picture as an agent sends it:
 *
 * <pre>
 *  0 u32 frame number     4 u64 capture time, microseconds     12 JPEG
 * </pre>
 *
 * @param captureMicros since the Unix epoch
 */
record Picture(long frame, long captureMicros, Buffer jpeg) {

  private static final int HEADER_BYTES = 12;

  /**
   * Takes an agent's message apart without copying the JPEG.
   *
   * @throws Refusal when it is too short to be one
   */
  static Picture decode(Buffer message) {
    if (message.length() <= HEADER_BYTES) {
      throw Refusal.badRequest("a picture of %d bytes is none".formatted(message.length()));
    }
    return new Picture(
        message.getUnsignedInt(0),
        message.getLong(Integer.BYTES),
        message.slice(HEADER_BYTES, message.length()));
  }
}
