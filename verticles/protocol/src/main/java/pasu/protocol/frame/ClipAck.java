package pasu.protocol.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The clip is stored and in the catalog: the edge may forget it.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-------------------------------+-------------------------------+
 *  |  clip number                  |  0                            |
 *  +-------------------------------+-------------------------------+
 * </pre>
 *
 * @param clipNumber 1 to 65,535
 */
public record ClipAck(int clipNumber) implements Packet {

  private static final int BODY_BYTES = 4;

  public ClipAck {
    Unsigned.check("clipNumber", clipNumber, 1, Unsigned.MAX_16);
  }

  @Override
  public PacketType type() {
    return PacketType.CLIP_ACK;
  }

  @Override
  public void encode(ByteBuffer body) {
    body.putShort((short) clipNumber).putShort((short) 0);
  }

  static @Nullable ClipAck decode(ByteBuffer body) {
    if (body.remaining() != BODY_BYTES) {
      return null;
    }
    int clipNumber = Unsigned.get16(body);
    return clipNumber != 0 && body.getShort() == 0 ? new ClipAck(clipNumber) : null;
  }
}
