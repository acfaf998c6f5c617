package pasu.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import pasu.protocol.FrameRange;

/** Golden bytes: an edge and an agent of different releases must understand each other. */
class PacketBytesTest {

  /** A packet and the bytes it must always be. */
  record Golden(Packet packet, String hex) {}

  static Stream<Golden> goldens() {
    return Stream.of(
        new Golden(
            new Data(0x01020304L, 0x0006_0A24_181E_4000L, 1, 2, 1145, Data.CLIP | Data.REPAIR, 7),
            "01020304" + "00060a24181e4000" + "0001" + "0002" + "00000479" + "03" + "00" + "0007"),
        new Golden(
            new Nack(0x1122334455667788L, List.of(new Nack.Piece(9, 1, 3), Nack.Piece.whole(10))),
            "1122334455667788" + "0002" + "0000" + "0000000900010003" + "0000000a0000ffff"),
        new Golden(
            new Status(5, 6, 7, List.of(new Status.Stored(8, 0xFFFF_FFFEL))),
            "0000000000000005" + "0000000000000006" + "00000007" + "00010000" + "00080000fffffffe"),
        new Golden(
            new Probe(0x0102L, 25_000, List.of(new Probe.Progress(3, 100, 174))),
            "0000000000000102"
                + "000061a8"
                + "00010000"
                + "0003000000000064000000ae"
                + "00".repeat(36)),
        new Golden(
            new Manifest(3, new FrameRange(100, 624), digest(), 110),
            "00030000" + "00000064" + "00000270" + "0000006e" + "ab".repeat(32)),
        new Golden(new ClipAck(65_535), "ffff0000"));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void everyPacketIsTheBytesItWasBefore(Golden golden) {
    assertThat(HexFormat.of().formatHex(encode(golden.packet()))).isEqualTo(golden.hex());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void everyPacketIsReadBackFromItsBytes(Golden golden) {
    byte[] bytes = HexFormat.of().parseHex(golden.hex());

    Packet read = Packet.decode(golden.packet().type(), body(bytes, golden.packet()));

    assertThat(read).usingRecursiveComparison().isEqualTo(golden.packet());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void aPacketCutShortIsMalformed(Golden golden) {
    byte[] bytes = HexFormat.of().parseHex(golden.hex());
    for (int length = 0; length < bytes.length; length++) {
      assertThat(Packet.decode(golden.packet().type(), ByteBuffer.wrap(bytes, 0, length))).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(PacketType.class)
  void noiseIsMalformedOrReadAsWhatItIsEncodedAs(PacketType type) {
    Random random = new Random(type.code());
    for (int round = 0; round < 20_000; round++) {
      byte[] noise = new byte[random.nextInt(Datagram.MAX_BODY_BYTES + 1)];
      random.nextBytes(noise);
      Arrays.fill(noise, 0, random.nextInt(noise.length + 1), (byte) random.nextInt(2));
      Packet packet = Packet.decode(type, ByteBuffer.wrap(noise));
      if (packet != null && type != PacketType.PROBE) {
        byte[] again = encode(packet);
        assertThat(again).isEqualTo(Arrays.copyOf(noise, again.length));
      }
    }
  }

  @Test
  void aFragmentThatContradictsItsFrameIsMalformed() {
    Data whole = new Data(1, 2, 0, 1, 10, 0, 0);
    List<Data> wrong =
        List.of(
            new Data(1, 2, 0, 2, 10, 0, 0),
            new Data(1, 2, 1, 1, 10, 0, 0),
            new Data(1, 2, 0, 1, 11, 0, 0),
            new Data(1, -1, 0, 1, 10, 0, 0),
            new Data(1, 2, 0, 1, 10, 8, 0),
            new Data(1, 2, 0, 1, 10, Data.CLIP, 0),
            new Data(1, 2, 0, 1, 10, 0, 7),
            new Data(1, 2, 0, 1833, Frame.MAX_BYTES + 1, 0, 0));

    assertThat(decodeWithPayload(whole)).isEqualTo(whole);
    assertThat(wrong).allSatisfy(data -> assertThat(decodeWithPayload(data)).isNull());
  }

  private static @Nullable Packet decodeWithPayload(Data data) {
    return Packet.decode(PacketType.DATA, body(encode(data), 10));
  }

  private static ByteBuffer body(byte[] encoded, Packet packet) {
    return body(encoded, packet instanceof Data data ? data.payloadBytes() : 0);
  }

  private static ByteBuffer body(byte[] encoded, int payload) {
    return ByteBuffer.wrap(Arrays.copyOf(encoded, encoded.length + payload));
  }

  private static byte[] encode(Packet packet) {
    ByteBuffer body = ByteBuffer.allocate(Datagram.MAX_BODY_BYTES);
    packet.encode(body);
    return Arrays.copyOf(body.array(), body.position());
  }

  private static byte[] digest() {
    byte[] digest = new byte[32];
    Arrays.fill(digest, (byte) 0xAB);
    return digest;
  }
}
