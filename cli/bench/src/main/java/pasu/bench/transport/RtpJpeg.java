package pasu.bench.transport;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A baseline JPEG in 4:2:0 as RTP packets of at most 1,200 bytes, with its tables, RFC 2435. */
final class RtpJpeg {

  static final int SEQUENCE_AT = 2;
  static final int TIME_AT = 4;

  private static final int PACKET_BYTES = 1_200;
  private static final int HEADER_BYTES = 20;
  private static final byte VERSION_2 = (byte) 0x80;
  private static final int JPEG = 26;
  private static final int MARKER = 0x80;
  private static final int TYPE_420 = 1;
  private static final byte TABLES_FOLLOW = (byte) 255;
  private static final int TABLE_BYTES = 64;

  private final byte[] jpeg;
  private final List<byte[]> packets = new ArrayList<>();
  private final ByteBuffer tables = ByteBuffer.allocate(4 * TABLE_BYTES);
  private int width;
  private int height;

  private RtpJpeg(byte[] jpeg) {
    this.jpeg = jpeg;
  }

  /** Cuts one; sequence number and time are left to the sender. */
  static List<byte[]> packets(byte[] jpeg) {
    RtpJpeg cut = new RtpJpeg(jpeg);
    cut.cut(cut.readHeaders());
    return cut.packets;
  }

  /** Reads tables and size; says where the scan begins. */
  private int readHeaders() {
    ByteBuffer in = ByteBuffer.wrap(jpeg);
    in.getShort(); // Start of image.
    while (true) {
      int marker = Short.toUnsignedInt(in.getShort());
      int next = in.position() + Short.toUnsignedInt(in.getShort(in.position()));
      switch (marker) {
        case 0xFFDB -> readTables(in.position() + 2, next);
        case 0xFFC0 -> readSize(in.position() + 3);
        case 0xFFDA -> {
          return next;
        }
        default -> {}
      }
      in.position(next);
    }
  }

  private void readTables(int from, int to) {
    for (int at = from; at < to; at += 1 + TABLE_BYTES) {
      tables.put(jpeg, at + 1, TABLE_BYTES);
    }
  }

  private void readSize(int at) {
    height = ByteBuffer.wrap(jpeg).getShort(at);
    width = ByteBuffer.wrap(jpeg).getShort(at + 2);
  }

  private void cut(int scanFrom) {
    if (tables.position() == TABLE_BYTES) {
      tables.put(tables.array(), 0, TABLE_BYTES); // One table for all components.
    }
    int end = jpeg.length - 2; // End of image.
    int at = scanFrom;
    while (at < end) {
      ByteBuffer packet = ByteBuffer.allocate(PACKET_BYTES).position(HEADER_BYTES);
      if (at == scanFrom) {
        packet.putShort((short) 0).putShort((short) tables.position());
        packet.put(tables.array(), 0, tables.position());
      }
      int bytes = Math.min(packet.remaining(), end - at);
      packet.put(jpeg, at, bytes);
      writeHeader(packet, at - scanFrom, at + bytes == end);
      packets.add(Arrays.copyOf(packet.array(), packet.position()));
      at += bytes;
    }
  }

  private void writeHeader(ByteBuffer packet, int offset, boolean last) {
    packet.put(0, VERSION_2).put(1, (byte) (last ? JPEG | MARKER : JPEG));
    packet.putInt(12, offset).put(16, (byte) TYPE_420).put(17, TABLES_FOLLOW);
    packet.put(18, (byte) (width / 8)).put(19, (byte) (height / 8));
  }
}
