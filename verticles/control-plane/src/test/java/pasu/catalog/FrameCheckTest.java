package pasu.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.catalog.SampleClips.clip;
import static pasu.control.Samples.NOON;
import static pasu.control.Samples.clipId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.catalog.Finding.Problem;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.DatabaseOptions;
import pasu.database.OnEachDatabase;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.CatalogMessage.FindClip;
import pasu.protocol.Clip;
import pasu.protocol.Clip.State;
import pasu.protocol.ClipMessage.ClipReady;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipDigest;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.FrameIndex;
import pasu.protocol.clip.FrameIndex.StoredFrame;
import pasu.protocol.clip.IndexEntry;

/** Each way in which a stored clip can be hurt is found, said, and repaired as far as it can be. */
@OnEachDatabase
class FrameCheckTest {

  private static final FrameRange CAPTURED = new FrameRange(0, SampleClips.FRAMES - 1);

  @Parameter DatabaseKind kind;
  @TempDir private Path data;
  private DatabaseOptions options;
  private Path clips;
  private ClipFolder folder;

  @BeforeEach
  void storeAClip() throws IOException {
    options = kind.fresh(data);
    clips = Files.createDirectory(data.resolve("clips"));
    folder = SampleClips.storeFrames(clips, clip(1, State.READY));
    describe(clip(1, State.READY), digest());
    in(database -> new Catalog(database).take(new ClipReady(clip(1, State.READY), 1)));
  }

  @Test
  void findsNothingInAClipThatIsWhatTheEdgeCaptured() throws IOException {
    assertThat(check(false)).isEmpty();
  }

  @Test
  void findsAFlippedByteInAFrame() throws IOException {
    flip(folder.firstPart().frames(), 250);

    assertThat(check(false))
        .containsExactly(
            found(
                Problem.DAMAGED_FRAMES,
                "frames.mjpg does not hold what was stored as frame 2; put the file back from a"
                    + " copy, or --repair says that they are missing"));
    assertRepairedTo(4, State.INCOMPLETE, new FrameRange(2, 2));
  }

  @Test
  void hidesADamagedFrameFromReadersOnceRepaired() throws IOException {
    flip(folder.firstPart().frames(), 250);

    check(true);

    assertThat(FrameIndex.read(folder).frames())
        .extracting(frame -> frame.entry().frame())
        .containsExactly(0L, 1L, 3L, 4L);
  }

  @Test
  void findsAFlippedByteInTheIndexAndTheFramesBehindItAgain() throws IOException {
    flip(folder.firstPart().index(), IndexEntry.BYTES + 3);

    assertThat(check(false))
        .containsExactly(
            found(
                Problem.DAMAGED_INDEX,
                "frames.idx is damaged in 1 place, and hides frames; --repair finds what is"
                    + " whole, and says that the rest is missing"));
    assertRepairedTo(4, State.INCOMPLETE, new FrameRange(1, 1));
    assertThat(FrameIndex.read(folder).frames()).hasSize(4);
  }

  @Test
  void findsAnIndexThatWasCutOff() throws IOException {
    truncate(folder.firstPart().index(), 4 * IndexEntry.BYTES + 7);

    assertThat(check(false)).extracting(Finding::problem).containsExactly(Problem.DAMAGED_INDEX);
    assertRepairedTo(4, State.INCOMPLETE, new FrameRange(4, 4));
  }

  @Test
  void findsAFramesFileThatWasCutOff() throws IOException {
    truncate(folder.firstPart().frames(), 299);

    assertThat(check(false))
        .extracting(Finding::sentence)
        .allMatch(sentence -> sentence.startsWith("frames.mjpg ends before frames 2-4;"))
        .hasSize(1);
    assertRepairedTo(2, State.INCOMPLETE, new FrameRange(2, 4));
  }

  @Test
  void findsADigestThatIsNotTheEdges() throws IOException {
    describe(clip(1, State.READY), "0".repeat(64));

    assertThat(check(false)).extracting(Finding::problem).containsExactly(Problem.WRONG_DIGEST);
    assertRepairedTo(5, State.INCOMPLETE);
  }

  @Test
  void findsAMissingFramesFile() throws IOException {
    Files.delete(folder.firstPart().frames());

    assertThat(check(false))
        .extracting(Finding::sentence)
        .allMatch(sentence -> sentence.startsWith("frames.mjpg is missing, with frames 0-4;"))
        .hasSize(1);
    assertRepairedTo(0, State.INCOMPLETE, CAPTURED);
  }

  @Test
  void findsAMissingIndex() throws IOException {
    Files.delete(folder.firstPart().index());

    assertThat(check(false))
        .extracting(Finding::sentence)
        .allMatch(sentence -> sentence.startsWith("frames.idx is missing,"))
        .hasSize(1);
    assertRepairedTo(0, State.INCOMPLETE, CAPTURED);
  }

  @Test
  void findsAMissingVideo() throws IOException {
    Files.delete(folder.video());

    assertThat(check(false))
        .extracting(Finding::sentence)
        .allMatch(sentence -> sentence.startsWith("video.mp4 is missing;"))
        .hasSize(1);
    assertRepairedTo(5, State.INCOMPLETE);
  }

  @Test
  void writesAMissingDocumentAgain() throws IOException {
    Files.delete(folder.document());

    assertThat(check(false))
        .extracting(Finding::sentence)
        .allMatch(sentence -> sentence.startsWith("clip.json is missing;"))
        .hasSize(1);
    assertRepairedTo(5, State.READY);
  }

  @Test
  void neitherTrustsNorOverwritesADocumentItCannotRead() throws IOException {
    Files.writeString(folder.document(), "{\"version\":1,");

    assertThat(check(true)).extracting(Finding::problem).containsExactly(Problem.UNREADABLE);
    assertThat(check(true)).extracting(Finding::repaired).containsExactly(false);
    assertThat(folder.document()).hasContent("{\"version\":1,");
  }

  @Test
  void findsARowThatCountsOtherFrames() throws IOException {
    put(SampleClips.FRAMES + 1, List.of());

    assertThat(check(false))
        .containsExactly(
            found(
                Problem.WRONG_ROW,
                "the files hold 5 frames, 0 missing (ready), but the row says 6 frames, 0 missing"
                    + " (ready); --repair corrects the row"));
    assertRepairedTo(5, State.READY);
  }

  @Test
  void findsARowThatCallsAFrameMissingThatIsThere() throws IOException {
    put(SampleClips.FRAMES, List.of(new FrameRange(3, 3)));

    assertThat(check(false)).extracting(Finding::problem).containsExactly(Problem.WRONG_ROW);
    assertRepairedTo(5, State.READY);
  }

  @Test
  void findsADocumentThatCountsOtherFrames() throws IOException {
    describe(withFrames(clip(1, State.READY), 4), digest());

    assertThat(check(false)).extracting(Finding::problem).containsExactly(Problem.WRONG_DOCUMENT);
    assertRepairedTo(5, State.READY);
  }

  @Test
  void doesNotMindATornEndOfWhatAnotherWriterStoredWhole() throws IOException {
    Files.write(folder.laterPart(7).frames(), new byte[3]);
    Files.write(folder.laterPart(7).index(), new byte[10]);

    assertThat(check(false)).isEmpty();
  }

  private void assertRepairedTo(int frames, State state, FrameRange... missing) throws IOException {
    assertThat(check(true)).isNotEmpty().allMatch(Finding::repaired);
    assertThat(row().missing()).containsExactly(missing);
    assertThat(row().clip().frames()).isEqualTo(frames);
    assertThat(row().clip().state()).isEqualTo(state);
    assertThat(ClipDocument.read(folder).clip()).isEqualTo(row().clip());
    assertThat(check(false)).isEmpty();
  }

  private List<Finding> check(boolean repair) throws IOException {
    return ClipCheck.run(options, clips, repair, InstantSource.fixed(NOON));
  }

  private static Finding found(Problem problem, String sentence) {
    return new Finding(clipId(1), problem, sentence, false);
  }

  private void describe(Clip clip, String digest) throws IOException {
    new ClipDocument(ClipDocument.VERSION, clip, CAPTURED, digest, List.of()).write(folder);
  }

  private String digest() throws IOException {
    MessageDigest all = ClipDigest.start();
    for (StoredFrame frame : FrameIndex.read(folder).frames()) {
      all.update(ClipDigest.ofFrame(frame.read()));
    }
    return HexFormat.of().formatHex(all.digest());
  }

  private void put(int frames, List<FrameRange> missing) {
    ClipDetails details = new ClipDetails(withFrames(clip(1, State.READY), frames), missing);
    in(
        database ->
            database.run(
                transaction -> {
                  ClipStore.put(transaction, details);
                  return true;
                }));
  }

  private static Clip withFrames(Clip clip, int frames) {
    return new Clip(
        clip.id(),
        clip.camera(),
        clip.site(),
        clip.importance(),
        clip.cause(),
        clip.detectedAt(),
        clip.startedAt(),
        clip.durationMs(),
        frames,
        clip.missing(),
        clip.state(),
        clip.bytes(),
        clip.pinned());
  }

  private ClipDetails row() {
    return in(database -> new Catalog(database).find(new FindClip(clipId(1))));
  }

  private <T> T in(Function<Database, T> work) {
    try (Database database = Database.open(options)) {
      return work.apply(database);
    }
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }

  private static void truncate(Path file, int length) throws IOException {
    Files.write(
        file,
        Arrays.copyOf(Files.readAllBytes(file), length),
        StandardOpenOption.TRUNCATE_EXISTING);
  }
}
