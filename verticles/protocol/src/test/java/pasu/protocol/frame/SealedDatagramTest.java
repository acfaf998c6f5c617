package pasu.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pasu.protocol.Suite;

/** The golden datagrams were computed apart, by Python's hmac and cryptography. */
class SealedDatagramTest {

  private static final Direction WAY = Direction.EDGE_TO_AGENT;

  @ParameterizedTest
  @CsvSource({
    "AES_128_GCM, d1060000aabbccdd0102030405060708ac19d096a176be8e6f8c77d013770e5de1a77598",
    "CHACHA20_POLY1305, d1060000aabbccdd010203040506070852d1dcefadba575cb3ac63edbfc89d2d8886a7bc",
  })
  void aSealedDatagramIsTheBytesItWasBefore(Suite suite, String golden) {
    Sealer sealer = Leases.keys(suite).sealer(WAY, 0x0102_0304_0506_0708L);

    ByteBuffer datagram = sealer.seal(new ClipAck(7));

    assertThat(HexFormat.of().formatHex(bytes(datagram))).isEqualTo(golden);
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void whatWasSealedIsOpened(Suite suite) {
    Frame frame = new Frame(3, 4, noise(3_000));
    Data data = Fragmenter.cut(frame, 2, 9, Data.REPAIR);
    ByteBuffer datagram = Leases.keys(suite).sealer(WAY, 5).seal(data, frame.jpeg());
    Opener opener = Leases.keys(suite).opener(WAY);

    Drop drop = opener.open(datagram);

    assertThat(drop).isNull();
    assertThat(opener.packet()).isEqualTo(data);
    assertThat(opener.payload())
        .isEqualTo(ByteBuffer.wrap(frame.jpeg(), 2 * Data.PAYLOAD_BYTES, data.payloadBytes()));
    assertThat(opener.highest()).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void aDatagramOfWhichOneBitChangedIsDropped(Suite suite) {
    byte[] good = bytes(Leases.keys(suite).sealer(WAY, 5).seal(new ClipAck(7)));
    Opener opener = Leases.keys(suite).opener(WAY);
    for (int bit = 0; bit < 8 * good.length; bit++) {
      byte[] mutant = good.clone();
      mutant[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(opener.open(ByteBuffer.wrap(mutant))).as("bit %d", bit).isNotNull();
    }
    assertThat(opener.open(ByteBuffer.wrap(good))).isNull();
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void aForgeryUnderTheNextNumberDoesNotCostTheTruePacket(Suite suite) {
    byte[] good = bytes(Leases.keys(suite).sealer(WAY, 5).seal(new ClipAck(7)));
    byte[] forged = good.clone();
    forged[good.length - 1] ^= 1;
    Opener opener = Leases.keys(suite).opener(WAY);
    opener.open(ByteBuffer.wrap(forged));
    opener.open(ByteBuffer.wrap(forged));

    assertThat(opener.open(ByteBuffer.wrap(good))).isNull();
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void nothingIsOpenedTwice(Suite suite) {
    byte[] good = bytes(Leases.keys(suite).sealer(WAY, 5).seal(new ClipAck(7)));
    Opener opener = Leases.keys(suite).opener(WAY);
    opener.open(ByteBuffer.wrap(good));

    assertThat(opener.open(ByteBuffer.wrap(good))).isEqualTo(Drop.REPLAYED);
  }

  @Test
  void eachReasonToDropIsToldApart() {
    byte[] good = bytes(Leases.keys(Suite.AES_128_GCM).sealer(WAY, 5).seal(new ClipAck(7)));

    assertThat(dropOf(Arrays.copyOf(good, 31))).isEqualTo(Drop.LENGTH);
    assertThat(dropOf(new byte[1201])).isEqualTo(Drop.LENGTH);
    assertThat(dropOf(changed(good, 0))).isEqualTo(Drop.MAGIC);
    assertThat(dropOf(changed(good, 2))).isEqualTo(Drop.FORGED);
    assertThat(dropOf(changed(good, 4))).isEqualTo(Drop.SESSION);
    assertThat(dropOf(changed(good, 20))).isEqualTo(Drop.FORGED);
  }

  @Test
  void eachDirectionLeaseAndSessionHasKeysOfItsOwn() {
    StreamKeys other = StreamKeys.of(Leases.terms(Suite.AES_128_GCM), Leases.AGENT_SESSION + 1);
    byte[] here = bytes(Leases.keys(Suite.AES_128_GCM).sealer(WAY, 5).seal(new ClipAck(7)));
    byte[] there = bytes(other.sealer(WAY, 5).seal(new ClipAck(7)));
    byte[] back =
        bytes(
            Leases.keys(Suite.AES_128_GCM).sealer(Direction.AGENT_TO_EDGE, 5).seal(new ClipAck(7)));

    assertThat(body(here)).isNotEqualTo(body(there)).isNotEqualTo(body(back));
  }

  @Test
  void randomBytesNeverOpen() {
    Random random = new Random(3);
    Opener opener = Leases.keys(Suite.AES_128_GCM).opener(WAY);
    byte[] head = bytes(Leases.keys(Suite.AES_128_GCM).sealer(WAY, 5).seal(new ClipAck(7)));
    for (int round = 0; round < 20_000; round++) {
      byte[] noise = new byte[random.nextInt(1300)];
      random.nextBytes(noise);
      System.arraycopy(head, 0, noise, 0, Math.min(noise.length, random.nextInt(17)));
      assertThat(opener.open(ByteBuffer.wrap(noise))).isNotNull();
    }
    assertThat(opener.highest()).isEqualTo(-1);
  }

  private static @Nullable Drop dropOf(byte[] datagram) {
    return Leases.keys(Suite.AES_128_GCM).opener(WAY).open(ByteBuffer.wrap(datagram));
  }

  private static byte[] changed(byte[] datagram, int at) {
    byte[] copy = datagram.clone();
    copy[at] ^= 1;
    return copy;
  }

  private static byte[] body(byte[] datagram) {
    return Arrays.copyOfRange(datagram, Datagram.HEADER_BYTES, datagram.length);
  }

  private static byte[] bytes(ByteBuffer datagram) {
    byte[] bytes = new byte[datagram.remaining()];
    datagram.duplicate().get(bytes);
    return bytes;
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
