package pasu.bench.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpJpegTest {

  private static final int FIRST_PAYLOAD_AT = 20 + 4 + 2 * 64;

  private final byte[] table = random(64);
  private final byte[] scan = random(3_000);

  @Test
  void carriesTheWholeScan() {
    List<byte[]> packets = RtpJpeg.packets(jpeg());

    ByteArrayOutputStream carried = new ByteArrayOutputStream();
    carried.writeBytes(tail(packets.get(0), FIRST_PAYLOAD_AT));
    packets.stream().skip(1).forEach(packet -> carried.writeBytes(tail(packet, 20)));
    assertThat(carried.toByteArray()).isEqualTo(scan);
    assertThat(packets).allMatch(packet -> packet.length <= 1_200);
  }

  @Test
  void saysWhereEachPieceBelongs() {
    List<byte[]> packets = RtpJpeg.packets(jpeg());

    assertThat(ByteBuffer.wrap(packets.get(1)).getInt(12)).isEqualTo(1_200 - FIRST_PAYLOAD_AT);
  }

  @Test
  void marksTheLastPacketOnly() {
    List<byte[]> packets = RtpJpeg.packets(jpeg());

    assertThat(packets).extracting(packet -> packet[1] < 0).containsExactly(false, false, true);
  }

  @Test
  void saysSizeAndTables() {
    byte[] first = RtpJpeg.packets(jpeg()).getFirst();

    assertThat(first[18]).isEqualTo((byte) 160);
    assertThat(first[19]).isEqualTo((byte) 90);
    assertThat(Arrays.copyOfRange(first, 24, 88)).isEqualTo(table);
    assertThat(Arrays.copyOfRange(first, 88, FIRST_PAYLOAD_AT)).isEqualTo(table);
  }

  private byte[] jpeg() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(HexFormat.of().parseHex("ffd8" + "ffdb004300"));
    out.writeBytes(table);
    out.writeBytes(HexFormat.of().parseHex("ffc0000b0802d0050001012200" + "ffda0008010100003f00"));
    out.writeBytes(scan);
    out.writeBytes(HexFormat.of().parseHex("ffd9"));
    return out.toByteArray();
  }

  private static byte[] tail(byte[] packet, int from) {
    return Arrays.copyOfRange(packet, from, packet.length);
  }

  private static byte[] random(int bytes) {
    byte[] some = new byte[bytes];
    new Random(bytes).nextBytes(some);
    return some;
  }
}
