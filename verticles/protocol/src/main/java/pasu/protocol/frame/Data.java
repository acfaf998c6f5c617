package pasu.protocol.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What is said before a piece of a frame. The piece itself follows it in the body and is not copied
 * here.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |  frame number                                                 |
 *  +---------------------------------------------------------------+
 *  |  capture time, microseconds since the Unix epoch              |
 *  |                                                               |
 *  +-------------------------------+-------------------------------+
 *  |  fragment index               |  fragment count               |
 *  +-------------------------------+-------------------------------+
 *  |  frame length, at most 2 MiB                                  |
 *  +---------------+---------------+-------------------------------+
 *  |  flags        |  stream, 0    |  clip number, 0 for none      |
 *  +---------------+---------------+-------------------------------+
 *  |  payload: 1,144 bytes, or what is left of the frame          ...
 *  +---------------------------------------------------------------+
 *  flags: 1 belongs to a clip, 2 sent again, 4 last of its clip
 * </pre>
 *
 * @param frame its number, 32 bits
 * @param fragment 0 to {@code fragments - 1}; the payload's offset is 1,144 times this
 * @param fragments follows from {@code frameBytes}
 */
public record Data(
    long frame,
    long captureMicros,
    int fragment,
    int fragments,
    int frameBytes,
    int flags,
    int clipNumber)
    implements Packet {

  public static final int HEADER_BYTES = 24;

  /** What every fragment but a frame's last carries. */
  public static final int PAYLOAD_BYTES = Datagram.MAX_BODY_BYTES - HEADER_BYTES;

  public static final int CLIP = 1;
  public static final int REPAIR = 2;
  public static final int LAST_OF_CLIP = 4;

  private static final int KNOWN_FLAGS = CLIP | REPAIR | LAST_OF_CLIP;

  @Override
  public PacketType type() {
    return PacketType.DATA;
  }

  /** The same of another time. */
  public Data later(long micros) {
    return micros == 0
        ? this
        : new Data(
            frame, captureMicros + micros, fragment, fragments, frameBytes, flags, clipNumber);
  }

  public int offset() {
    return fragment * PAYLOAD_BYTES;
  }

  public int payloadBytes() {
    return Math.min(PAYLOAD_BYTES, frameBytes - offset());
  }

  @Override
  public void encode(ByteBuffer body) {
    body.putInt((int) frame).putLong(captureMicros);
    body.putShort((short) fragment).putShort((short) fragments).putInt(frameBytes);
    body.put((byte) flags).put((byte) 0).putShort((short) clipNumber);
  }

  static @Nullable Data decode(ByteBuffer body) {
    if (body.remaining() <= HEADER_BYTES) {
      return null;
    }
    long frame = Unsigned.get32(body);
    long captureMicros = body.getLong();
    int fragment = Unsigned.get16(body);
    int fragments = Unsigned.get16(body);
    int frameBytes = body.getInt();
    int flags = Unsigned.get8(body);
    int stream = Unsigned.get8(body);
    int clipNumber = Unsigned.get16(body);
    Data data = new Data(frame, captureMicros, fragment, fragments, frameBytes, flags, clipNumber);
    return stream == 0 && data.isConsistent(body.remaining()) ? data : null;
  }

  private boolean isConsistent(int payload) {
    return captureMicros >= 0
        && frameBytes > 0
        && frameBytes <= Frame.MAX_BYTES
        && fragments == Fragmenter.count(frameBytes)
        && fragment < fragments
        && payload == payloadBytes()
        && (flags & ~KNOWN_FLAGS) == 0
        && ((flags & CLIP) != 0) == (clipNumber != 0);
  }
}
