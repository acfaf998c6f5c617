package pasu.protocol.frame;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent lives, and this is what it has.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |  newest packet number that came in                            |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |  send time of the newest PROBE, as it was said; 0 for none    |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |  microseconds between its arrival and this                    |
 *  +-------------------------------+-------------------------------+
 *  |  clips, 0 to 64               |  0                            |
 *  +-------------------------------+-------------------------------+
 *  |  clip number                  |  0                            |  each
 *  +-------------------------------+-------------------------------+  clip
 *  |  durable through this frame                                   |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param newest highest packet number so far
 * @param holdMicros at most {@value #MAX_HOLD_MICROS}
 */
public record Status(long newest, long echoMicros, long holdMicros, List<Stored> clips)
    implements Packet {

  public static final int MAX_CLIPS = 64;
  public static final long MAX_HOLD_MICROS = Unsigned.MAX_32;

  /**
   * How far a clip is safe.
   *
   * @param through every frame of the clip up to this one that will ever be sent survives a power
   *     cut
   */
  public record Stored(int clipNumber, long through) {
    public Stored {
      Unsigned.check("clipNumber", clipNumber, 1, Unsigned.MAX_16);
      Unsigned.check("through", through, 0, Unsigned.MAX_32);
    }
  }

  public Status {
    Unsigned.check("holdMicros", holdMicros, 0, MAX_HOLD_MICROS);
    Unsigned.check("clips", clips.size(), 0, MAX_CLIPS);
    clips = List.copyOf(clips);
  }

  @Override
  public PacketType type() {
    return PacketType.STATUS;
  }

  @Override
  public void encode(ByteBuffer body) {
    body.putLong(newest).putLong(echoMicros).putInt((int) holdMicros);
    body.putShort((short) clips.size()).putShort((short) 0);
    for (Stored clip : clips) {
      body.putShort((short) clip.clipNumber).putShort((short) 0).putInt((int) clip.through);
    }
  }

  static @Nullable Status decode(ByteBuffer body) {
    if (body.remaining() < 24) {
      return null;
    }
    long newest = body.getLong();
    long echo = body.getLong();
    long hold = Unsigned.get32(body);
    int count = Unsigned.get16(body);
    boolean isPlain = body.getShort() == 0;
    return isPlain && count <= MAX_CLIPS && body.remaining() == count * 8
        ? decodeClips(newest, echo, hold, count, body)
        : null;
  }

  private static @Nullable Status decodeClips(
      long newest, long echo, long hold, int count, ByteBuffer body) {
    List<Stored> clips = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int clipNumber = Unsigned.get16(body);
      if (body.getShort() != 0 || clipNumber == 0) {
        return null;
      }
      clips.add(new Stored(clipNumber, Unsigned.get32(body)));
    }
    return new Status(newest, echo, hold, clips);
  }
}
