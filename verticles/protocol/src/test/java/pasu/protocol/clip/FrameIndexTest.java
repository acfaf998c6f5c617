package pasu.protocol.clip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.FrameIndex.StoredFrame;

class FrameIndexTest {

  private static final String ID = "0123456789abcdef0123456789abcdef";

  @TempDir Path clips;
  private ClipFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = ClipFolder.of(clips, ID);
    Files.createDirectories(folder.path());
  }

  @Test
  void givesTheFramesInTheOrderOfTheirNumbers() throws IOException {
    write(folder.firstPart(), 3, 1, 2);

    assertThat(numbers()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void givesBackTheBytesThatWereStored() throws IOException {
    write(folder.firstPart(), 7, 8);

    assertThat(FrameIndex.read(folder).frames().getLast().read()).isEqualTo(jpeg(8));
  }

  @Test
  void joinsThePartsOfSeveralWriters() throws IOException {
    write(folder.firstPart(), 1, 2, 3);
    write(folder.laterPart(9), 3, 4);

    assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void leavesOutATornTail() throws IOException {
    write(folder.firstPart(), 1, 2);
    byte[] whole = Files.readAllBytes(folder.firstPart().index());
    Files.write(folder.firstPart().index(), Arrays.copyOf(whole, whole.length - 1));

    assertThat(numbers()).containsExactly(1L);
  }

  @Test
  void endsAtATornEntryEvenWhenWholeOnesFollow() throws IOException {
    write(folder.firstPart(), 1, 2, 3);
    byte[] entries = Files.readAllBytes(folder.firstPart().index());
    entries[IndexEntry.BYTES] ^= 1;
    Files.write(folder.firstPart().index(), entries);

    assertThat(numbers()).containsExactly(1L);
  }

  @Test
  void leavesOutAFrameWhoseBytesAreNotAllThere() throws IOException {
    write(folder.firstPart(), 1, 2);
    byte[] frames = Files.readAllBytes(folder.firstPart().frames());
    Files.write(folder.firstPart().frames(), Arrays.copyOf(frames, frames.length - 1));

    assertThat(numbers()).containsExactly(1L);
  }

  @Test
  void refusesToGiveOutADamagedFrame() throws IOException {
    write(folder.firstPart(), 1);
    StoredFrame frame = FrameIndex.read(folder).frames().getFirst();
    Files.write(folder.firstPart().frames(), "frame X".getBytes(US_ASCII));

    assertThatThrownBy(frame::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("frame 1 in")
        .hasMessageContaining("damaged");
  }

  @Test
  void namesWhatIsMissingAsRanges() throws IOException {
    write(folder.firstPart(), 12, 13, 16);

    assertThat(FrameIndex.read(folder).missing(new FrameRange(10, 18)))
        .containsExactly(new FrameRange(10, 11), new FrameRange(14, 15), new FrameRange(17, 18));
  }

  @Test
  void missesNothingOfAWholeClip() throws IOException {
    write(folder.firstPart(), 9, 10, 11, 12);

    assertThat(FrameIndex.read(folder).missing(new FrameRange(10, 11))).isEmpty();
  }

  @Test
  void knowsNoFramesOfAClipThatIsGone() throws IOException {
    folder.remove();

    assertThat(numbers()).isEmpty();
  }

  private List<Long> numbers() throws IOException {
    return FrameIndex.read(folder).frames().stream().map(frame -> frame.entry().frame()).toList();
  }

  private static void write(ClipFolder.Part part, long... numbers) throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    ByteBuffer entries = ByteBuffer.allocate(numbers.length * IndexEntry.BYTES);
    for (long number : numbers) {
      IndexEntry.describing(number, frames.size(), number * 1_000, jpeg(number)).encode(entries);
      frames.write(jpeg(number));
    }
    Files.write(part.frames(), frames.toByteArray());
    Files.write(part.index(), entries.array());
  }

  private static byte[] jpeg(long number) {
    return ("frame " + number).getBytes(US_ASCII);
  }
}
