package pasu.protocol.clip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class IndexEntryTest {

  /** What CRC catalogues check with; its CRC-32C is 0xE3069283. */
  private static final byte[] JPEG = "123456789".getBytes(US_ASCII);

  private static final IndexEntry ENTRY =
      IndexEntry.describing(0xFFFF_FFFFL, 0x01_0000_0002L, 1_700_000_000_000_000L, JPEG);

  @Test
  void keepsToTheBytesThatAreOnDisksAlready() {
    assertThat(HexFormat.of().formatHex(encoded(), 0, 28))
        .isEqualTo(
            "0000000100000002" // offset
                + "00000009" // length
                + "00060a24181e4000" // capture time
                + "e3069283" // CRC-32C of the JPEG
                + "ffffffff"); // frame number
  }

  @Test
  void readsWhatItWrote() {
    assertThat(IndexEntry.decode(ByteBuffer.wrap(encoded()))).contains(ENTRY);
  }

  @Test
  void refusesAnEntryOfWhichAnyBitIsWrong() {
    for (int bit = 0; bit < IndexEntry.BYTES * 8; bit++) {
      byte[] torn = encoded();
      torn[bit / 8] ^= (byte) (1 << (bit % 8));

      assertThat(IndexEntry.decode(ByteBuffer.wrap(torn))).as("bit %d", bit).isEmpty();
    }
  }

  @Test
  void refusesTheZerosThatAFileSystemLeavesAfterACrash() {
    assertThat(IndexEntry.decode(ByteBuffer.allocate(IndexEntry.BYTES))).isEmpty();
  }

  @Test
  void knowsItsOwnJpeg() {
    assertThat(ENTRY.matches(JPEG)).isTrue();
    assertThat(ENTRY.matches("123456780".getBytes(US_ASCII))).isFalse();
    assertThat(ENTRY.matches("1234567890".getBytes(US_ASCII))).isFalse();
  }

  private static byte[] encoded() {
    ByteBuffer bytes = ByteBuffer.allocate(IndexEntry.BYTES);
    ENTRY.encode(bytes);
    return bytes.array();
  }
}
