package pasu.protocol.frame;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent misses pieces. The edge sends again what it last sent in a packet not newer than {@code
 * newest}; the others are still on their way.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |  newest packet number that came in                            |
 *  |                                                               |
 *  +-------------------------------+-------------------------------+
 *  |  pieces, 1 to 144             |  0                            |
 *  +-------------------------------+-------------------------------+
 *  |  frame number                                                 |  each
 *  +-------------------------------+-------------------------------+  piece
 *  |  first fragment               |  last fragment, inclusive     |
 *  +-------------------------------+-------------------------------+
 * </pre>
 *
 * @param newest highest packet number the agent had when it asked
 */
public record Nack(long newest, List<Piece> pieces) implements Packet {

  /** As many as a datagram holds. */
  public static final int MAX_PIECES = (Datagram.MAX_BODY_BYTES - 12) / 8;

  /**
   * Consecutive fragments of one frame.
   *
   * @param last inclusive; {@link #TO_THE_END} where the frame's length is unknown
   */
  public record Piece(long frame, int first, int last) {

    public static final int TO_THE_END = Unsigned.MAX_16;

    public Piece {
      Unsigned.check("frame", frame, 0, Unsigned.MAX_32);
      Unsigned.check("first", first, 0, Unsigned.MAX_16);
      Unsigned.check("last", last, first, Unsigned.MAX_16);
    }

    public static Piece whole(long frame) {
      return new Piece(frame, 0, TO_THE_END);
    }
  }

  public Nack {
    Unsigned.check("pieces", pieces.size(), 1, MAX_PIECES);
    pieces = List.copyOf(pieces);
  }

  @Override
  public PacketType type() {
    return PacketType.NACK;
  }

  @Override
  public void encode(ByteBuffer body) {
    body.putLong(newest).putShort((short) pieces.size()).putShort((short) 0);
    for (Piece piece : pieces) {
      body.putInt((int) piece.frame).putShort((short) piece.first).putShort((short) piece.last);
    }
  }

  static @Nullable Nack decode(ByteBuffer body) {
    if (body.remaining() < 12) {
      return null;
    }
    long newest = body.getLong();
    int count = Unsigned.get16(body);
    boolean isPlain = body.getShort() == 0;
    return isPlain && count >= 1 && body.remaining() == count * 8
        ? decodePieces(newest, count, body)
        : null;
  }

  private static @Nullable Nack decodePieces(long newest, int count, ByteBuffer body) {
    List<Piece> pieces = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long frame = Unsigned.get32(body);
      int first = Unsigned.get16(body);
      int last = Unsigned.get16(body);
      if (last < first) {
        return null;
      }
      pieces.add(new Piece(frame, first, last));
    }
    return new Nack(newest, pieces);
  }
}
