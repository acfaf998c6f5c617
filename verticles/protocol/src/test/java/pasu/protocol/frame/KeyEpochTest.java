package pasu.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.Suite;

/** The keys of a lease follow one another; the golden datagrams were computed apart, in Python. */
class KeyEpochTest {

  private static final Direction WAY = Direction.EDGE_TO_AGENT;
  private static final Suite SUITE = Suite.AES_128_GCM;
  private static final Packet PACKET = new ClipAck(7);

  private final Sealer sealer = Leases.keys(SUITE).sealer(WAY, 100);
  private final Opener opener = Leases.keys(SUITE).opener(WAY);

  @ParameterizedTest
  @CsvSource({
    "AES_128_GCM, 1, d1060100aabbccdd0102030405060708e8b6e3bd1556ebdedd24c342eb7fef402bc0e9db",
    "AES_128_GCM, 255, d106ff00aabbccdd0102030405060708645ab5b23cd0a0d228e3c1a1c455131a8da3d292",
    "CHACHA20_POLY1305, 1, d1060100aabbccdd01020304050607081e75468a10639a59920ccdd86a6cb90ed054fff1",
    "CHACHA20_POLY1305, 255,"
        + " d106ff00aabbccdd01020304050607081b90913461687411866d2537e5f77b674a259269",
  })
  void aDatagramUnderLaterKeysIsTheBytesItWasBefore(Suite suite, int keyEpoch, String golden) {
    Sealer later = Leases.keys(suite).sealer(WAY, 0x0102_0304_0506_0708L);
    later.moveTo(keyEpoch);

    assertThat(HexFormat.of().formatHex(later.seal(PACKET).array(), 0, 36)).isEqualTo(golden);
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void theOpenerFollowsThroughEveryKeyEpochAndNumbersGoOn(Suite suite) {
    Sealer edge = Leases.keys(suite).sealer(WAY, 0);
    Opener agent = Leases.keys(suite).opener(WAY);
    for (int keyEpoch = 0; keyEpoch <= 255; keyEpoch++) {
      edge.moveTo(keyEpoch);
      assertThat(agent.open(edge.seal(PACKET))).isNull();
      assertThat(agent.keyEpoch()).isEqualTo(keyEpoch);
      assertThat(agent.highest()).isEqualTo(keyEpoch);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatWasOvertakenIsOpenedAndNothingTwice(long seed) {
    List<byte[]> datagrams = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      sealer.moveTo(i / 1_000);
      datagrams.add(next());
    }
    for (int from = 250; from + 500 <= datagrams.size(); from += 500) {
      Collections.shuffle(datagrams.subList(from, from + 500), new Random(seed + from));
    }

    assertThat(datagrams).allSatisfy(it -> assertThat(opener.open(ByteBuffer.wrap(it))).isNull());
    assertThat(datagrams)
        .allSatisfy(it -> assertThat(opener.open(ByteBuffer.wrap(it))).isNotNull());
  }

  @Test
  void theKeysBeforeOpenNothingThatWasSealedAfterThem() {
    Sealer late = Leases.keys(SUITE).sealer(WAY, 1_000);
    sealer.moveTo(1);
    opener.open(ByteBuffer.wrap(next()));

    assertThat(opener.open(late.seal(PACKET))).isEqualTo(Drop.KEY_EPOCH);
  }

  @Test
  void theNextKeysOpenNothingThatWasSealedBeforeThem() {
    opener.open(Leases.keys(SUITE).sealer(WAY, 1_000).seal(PACKET));
    sealer.moveTo(1);

    assertThat(opener.open(ByteBuffer.wrap(next()))).isEqualTo(Drop.KEY_EPOCH);
  }

  @Test
  void keysAfterTheNextAreRefused() {
    sealer.moveTo(2);

    assertThat(opener.open(ByteBuffer.wrap(next()))).isEqualTo(Drop.KEY_EPOCH);
  }

  @Test
  void aForgeryUnderTheNextKeysMovesNothing() {
    byte[] before = next();
    sealer.moveTo(1);
    byte[] forged = next();
    forged[20] ^= 1;

    assertThat(opener.open(ByteBuffer.wrap(forged))).isEqualTo(Drop.FORGED);
    assertThat(opener.keyEpoch()).isZero();
    assertThat(opener.open(ByteBuffer.wrap(before))).isNull();
  }

  @Test
  void strangersCannotMakeAnEndDeriveTheNextKeysTwice() {
    AtomicInteger derived = new AtomicInteger();
    OpeningKeys keys = new OpeningKeys(_ -> aead(derived));
    for (int number = 0; number < 1_000; number++) {
      keys.find(number & 0xFF, number, -1);
    }

    assertThat(derived).hasValue(2);
  }

  @Test
  void keysAreSpentAfterAsManyPacketsAsAesGcmAllows() {
    SealingKeys keys = new SealingKeys(_ -> aead(new AtomicInteger()));
    for (int i = 1; i < 1 << 23; i++) {
      keys.next();
    }
    boolean before = keys.areSpent();
    keys.next();

    assertThat(before).isFalse();
    assertThat(keys.areSpent()).isTrue();
    keys.moveTo(1);
    assertThat(keys.areSpent()).isFalse();
  }

  private static Aead aead(AtomicInteger derived) {
    derived.incrementAndGet();
    byte[] key = new byte[16];
    return new Aead(
        Cipher.DECRYPT_MODE, SUITE, new SecretKeySpec(key, "AES"), new byte[Aead.NONCE_BYTES]);
  }

  private byte[] next() {
    ByteBuffer sealed = sealer.seal(PACKET);
    byte[] bytes = new byte[sealed.remaining()];
    sealed.get(bytes);
    return bytes;
  }
}
