package pasu.protocol.frame;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The edge lives, and this is what it has sent. Padded with zeros, so that the STATUS that answers
 * it is never longer.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |  send time, microseconds of the edge's own clock              |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |  round trip in microseconds, 0 where not yet known            |
 *  +-------------------------------+-------------------------------+
 *  |  clips, 0 to 64               |  0                            |
 *  +-------------------------------+-------------------------------+
 *  |  clip number                  |  0                            |  each
 *  +-------------------------------+-------------------------------+  clip
 *  |  kept from this frame                                         |
 *  +---------------------------------------------------------------+
 *  |  sent through this frame                                      |
 *  +---------------------------------------------------------------+
 *  |  zeros, up to 64 bytes of body                               ...
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param sentMicros only its sender reads it
 * @param roundTripMicros smoothed
 */
public record Probe(long sentMicros, long roundTripMicros, List<Progress> clips) implements Packet {

  public static final int MAX_CLIPS = 64;

  private static final int MIN_BODY_BYTES = 64;

  /**
   * How far the sending of a clip is.
   *
   * @param keptFrom frames before it will not be sent under this lease
   * @param sentThrough every frame from {@code keptFrom} to it was sent at least once
   */
  public record Progress(int clipNumber, long keptFrom, long sentThrough) {
    public Progress {
      Unsigned.check("clipNumber", clipNumber, 1, Unsigned.MAX_16);
      Unsigned.check("sentThrough", sentThrough, 0, Unsigned.MAX_32);
      Unsigned.check("keptFrom", keptFrom, 0, sentThrough);
    }
  }

  public Probe {
    Unsigned.check("roundTripMicros", roundTripMicros, 0, Unsigned.MAX_32);
    Unsigned.check("clips", clips.size(), 0, MAX_CLIPS);
    clips = List.copyOf(clips);
  }

  @Override
  public PacketType type() {
    return PacketType.PROBE;
  }

  @Override
  public void encode(ByteBuffer body) {
    int end = body.position() + MIN_BODY_BYTES;
    body.putLong(sentMicros).putInt((int) roundTripMicros);
    body.putShort((short) clips.size()).putShort((short) 0);
    for (Progress clip : clips) {
      body.putShort((short) clip.clipNumber).putShort((short) 0);
      body.putInt((int) clip.keptFrom).putInt((int) clip.sentThrough);
    }
    while (body.position() < end) {
      body.put((byte) 0);
    }
  }

  static @Nullable Probe decode(ByteBuffer body) {
    if (body.remaining() < MIN_BODY_BYTES) {
      return null;
    }
    long sent = body.getLong();
    long roundTrip = Unsigned.get32(body);
    int count = Unsigned.get16(body);
    boolean isPlain = body.getShort() == 0;
    return isPlain && count <= MAX_CLIPS && body.remaining() >= count * 12
        ? decodeClips(sent, roundTrip, count, body)
        : null;
  }

  private static @Nullable Probe decodeClips(
      long sent, long roundTrip, int count, ByteBuffer body) {
    List<Progress> clips = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int clipNumber = Unsigned.get16(body);
      int reserved = Unsigned.get16(body);
      long keptFrom = Unsigned.get32(body);
      long sentThrough = Unsigned.get32(body);
      if (clipNumber == 0 || reserved != 0 || keptFrom > sentThrough) {
        return null;
      }
      clips.add(new Progress(clipNumber, keptFrom, sentThrough));
    }
    return new Probe(sent, roundTrip, clips);
  }
}
