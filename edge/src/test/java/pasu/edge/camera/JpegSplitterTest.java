package pasu.edge.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegSplitterTest {

  private static final int LONGEST = 100_000;
  private static List<byte[]> pictures = List.of();

  @BeforeAll
  static void makePictures(@TempDir Path folder) throws Exception {
    pictures = Videos.jpegs(folder, 8);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1_000, 65_536})
  void givesEachPictureByteForByteHoweverTheyArrive(int atOnce) throws IOException {
    List<byte[]> cut = split(new Trickle(joined(), atOnce));

    assertThat(cut).containsExactlyElementsOf(pictures);
  }

  @Test
  void readsTheSizeOfAPicture() throws IOException {
    JpegSplitter.Cut cut = new JpegSplitter(new ByteArrayInputStream(joined()), LONGEST).next();

    assertThat(cut)
        .isNotNull()
        .returns(Videos.WIDTH, JpegSplitter.Cut::width)
        .returns(Videos.HEIGHT, JpegSplitter.Cut::height);
  }

  @Test
  void doesNotTakeAThumbnailWithinAPictureForItsEnd() throws IOException {
    byte[] jpeg = bytes("FFD8 FFE1000A FFD8FFD9FFD9FFD9 FFDA0004 0102 55FF00AAFFD1FFD255 FFD9");

    assertThat(split(new ByteArrayInputStream(jpeg))).containsExactly(jpeg);
  }

  @Test
  void allowsFillBytesBeforeAMarker() throws IOException {
    byte[] jpeg = bytes("FFD8 FFFFFFDA0002 5555 FFFFD9");

    assertThat(split(new ByteArrayInputStream(jpeg))).containsExactly(jpeg);
  }

  @Test
  void leavesOutWhatIsNoPicture() throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.write("Preview window unavailable\n".getBytes(StandardCharsets.UTF_8));
    stream.write(pictures.get(0));
    stream.write(bytes("FF00FFD8FF"));
    stream.write(pictures.get(1));

    assertThat(split(new ByteArrayInputStream(stream.toByteArray())))
        .contains(pictures.get(0))
        .last()
        .isIn(pictures.get(0), pictures.get(1));
  }

  @Test
  void goesOnWithTheNextPictureWhereOneBreaksOff() throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.write(Arrays.copyOf(pictures.get(0), pictures.get(0).length - 20));
    stream.write(pictures.get(1));
    stream.write(pictures.get(2));

    assertThat(split(new ByteArrayInputStream(stream.toByteArray())))
        .containsExactly(pictures.get(1), pictures.get(2));
  }

  @Test
  void leavesOutAPictureThatIsTooLong() throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.write(bytes("FFD8FFDA0002"));
    stream.write(new byte[LONGEST]);
    stream.write(bytes("FFD9"));
    stream.write(pictures.get(3));

    assertThat(split(new ByteArrayInputStream(stream.toByteArray())))
        .containsExactly(pictures.get(3));
  }

  @Test
  void endsOnAnyBytesWithoutInventingAPicture() throws IOException {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      byte[] garbage = new byte[random.nextInt(5_000)];
      random.nextBytes(garbage);
      for (int i = 0; i + 1 < garbage.length; i += 1 + random.nextInt(200)) {
        garbage[i] = (byte) 0xFF; // So that markers come up.
      }
      JpegSplitter splitter = new JpegSplitter(new ByteArrayInputStream(garbage), 1_000);

      long cut = 0;
      for (var next = splitter.next(); next != null; next = splitter.next()) {
        assertThat(next.jpeg()).startsWith(0xFF, 0xD8).endsWith(0xFF, 0xD9).hasSizeLessThan(1_001);
        cut += next.jpeg().length;
      }

      assertThat(cut + splitter.leftOut()).isLessThanOrEqualTo(garbage.length);
    }
  }

  private static List<byte[]> split(InputStream in) throws IOException {
    JpegSplitter splitter = new JpegSplitter(in, LONGEST);
    List<byte[]> cut = new ArrayList<>();
    for (var next = splitter.next(); next != null; next = splitter.next()) {
      cut.add(next.jpeg());
    }
    return cut;
  }

  private static byte[] joined() throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (byte[] picture : pictures) {
      stream.write(picture);
    }
    return stream.toByteArray();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  /** A pipe that never gives more than so many bytes at once. */
  private static final class Trickle extends ByteArrayInputStream {
    private final int atOnce;

    Trickle(byte[] bytes, int atOnce) {
      super(bytes);
      this.atOnce = atOnce;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(length, atOnce));
    }
  }
}
