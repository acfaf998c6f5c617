package pasu.protocol.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import pasu.protocol.FrameRange;

/**
 * What a clip consists of, said by the edge when all of it was sent at least once and until it is
 * acknowledged.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-------------------------------+-------------------------------+
 *  |  clip number                  |  0                            |
 *  +-------------------------------+-------------------------------+
 *  |  first frame                                                  |
 *  +---------------------------------------------------------------+
 *  |  last frame, inclusive                                        |
 *  +---------------------------------------------------------------+
 *  |  kept from this frame                                         |
 *  +---------------------------------------------------------------+
 *  |  digest, 32 bytes                                            ...
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param clipNumber 1 to 65,535
 * @param captured the clip's frames; their numbers have no gap
 * @param digest SHA-256 over the SHA-256 digests of the frames in order, 32 bytes
 * @param keptFrom frames before it will not be sent under this lease: an agent before has them, or
 *     the edge had no room for them; waiting for them is in vain. One after the last when none is
 *     left
 */
@SuppressWarnings("ArrayRecordComponent") // Compared where the digest is checked.
public record Manifest(int clipNumber, FrameRange captured, byte[] digest, long keptFrom)
    implements Packet {

  public static final int DIGEST_BYTES = 32;

  private static final int BODY_BYTES = 16 + DIGEST_BYTES;

  public Manifest {
    Unsigned.check("clipNumber", clipNumber, 1, Unsigned.MAX_16);
    Unsigned.check("digest bytes", digest.length, DIGEST_BYTES, DIGEST_BYTES);
    Unsigned.check("keptFrom", keptFrom, captured.first(), captured.last() + 1);
  }

  /** Nothing was given up. */
  public Manifest(int clipNumber, FrameRange captured, byte[] digest) {
    this(clipNumber, captured, digest, captured.first());
  }

  @Override
  public PacketType type() {
    return PacketType.MANIFEST;
  }

  @Override
  public void encode(ByteBuffer body) {
    body.putShort((short) clipNumber).putShort((short) 0);
    body.putInt((int) captured.first()).putInt((int) captured.last()).putInt((int) keptFrom);
    body.put(digest);
  }

  static @Nullable Manifest decode(ByteBuffer body) {
    if (body.remaining() != BODY_BYTES) {
      return null;
    }
    int clipNumber = Unsigned.get16(body);
    int reserved = Unsigned.get16(body);
    long first = Unsigned.get32(body);
    long last = Unsigned.get32(body);
    long keptFrom = Unsigned.get32(body);
    byte[] digest = new byte[DIGEST_BYTES];
    body.get(digest);
    boolean isConsistent =
        clipNumber != 0
            && reserved == 0
            && first <= last
            && last < Unsigned.MAX_32
            && keptFrom >= first
            && keptFrom <= last + 1;
    return isConsistent
        ? new Manifest(clipNumber, new FrameRange(first, last), digest, keptFrom)
        : null;
  }
}
