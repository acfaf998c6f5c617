package pasu.agent.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.agent.Scenes.CLIP;
import static pasu.agent.Scenes.CLIP_NUMBER;
import static pasu.agent.Scenes.detected;
import static pasu.agent.Scenes.frame;
import static pasu.agent.Scenes.manifest;
import static pasu.agent.Scenes.terms;
import static pasu.agent.clip.FrameChecks.assertStored;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import pasu.protocol.Clip;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.frame.Manifest;

class ClipRecorderTest {

  private static final long BUDGET = 1_000_000;

  @SuppressWarnings("UnusedVariable") // Read by name.
  private static final List<String> STEPS =
      List.of(
          "create frames.mjpg",
          "create frames.idx",
          "write frames.mjpg",
          "sync frames.mjpg",
          "write frames.idx",
          "sync frames.idx");

  @TempDir Path clips;
  private final FaultyFiles files = new FaultyFiles();
  private final NotedClip told = new NotedClip();
  private final ByteBudget budget = new ByteBudget(BUDGET);
  private ClipFolder folder;
  private ClipRecorder recorder;

  @BeforeEach
  void makeRecorder() {
    folder = ClipFolder.of(clips, CLIP);
    recorder = recorder(1);
  }

  @Test
  void storesFramesByteIdenticalWhateverTheirOrder() throws IOException {
    record(102, 100, 101);

    assertStored(folder, 100, 101, 102);
  }

  @Test
  void callsAFrameDurableOnlyAfterItsBytesAndThenItsEntryAre() throws IOException {
    recorder.work();
    files.done().clear();
    record(100, 101);

    assertThat(files.done())
        .containsExactly(
            "write frames.mjpg",
            "write frames.mjpg",
            "sync frames.mjpg",
            "write frames.idx",
            "sync frames.idx");
    assertThat(told.durableFrames()).containsExactly(100L, 101L);
  }

  @ParameterizedTest
  @FieldSource("STEPS")
  void callsNothingDurableThatADiskRefused(String step) throws IOException {
    files.fail(step);
    append(100);

    assertThatThrownBy(recorder::work).hasMessageContaining(step);
    assertThat(told.durableFrames()).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("STEPS")
  void losesNothingWhenADiskFailedForAWhile(String step) throws IOException {
    files.fail(step);
    append(100);
    assertThatThrownBy(recorder::work).isInstanceOf(IOException.class);
    files.work();
    record(101);

    assertThat(told.durableFrames()).containsExactly(100L, 101L);
    assertStored(folder, 100, 101);
  }

  @Test
  void storesAFrameOnceButCallsItDurableEachTime() throws IOException {
    record(100);
    record(100);

    assertThat(folder.firstPart().frames()).hasBinaryContent(frame(100).jpeg());
    assertThat(told.durableFrames()).containsExactly(100L, 100L);
  }

  @Test
  void saysOnDiskWhatItRecordsBeforeTheFirstFrame() throws IOException {
    recorder.work();

    ClipDocument document = ClipDocument.read(folder);
    assertThat(document.clip().state()).isEqualTo(Clip.State.RECORDING);
    assertThat(document.clip().camera()).isEqualTo("yard");
    assertThat(document.firstFrame()).isEqualTo(100L);
  }

  @Test
  void saysOnceThatTheClipStarted() throws IOException {
    record(100, 101);
    record(102);

    assertThat(told.starts()).hasSize(1);
    assertThat(recorder.clip().orElseThrow().frames()).isEqualTo(3);
  }

  @Test
  void commitsOnceTheManifestAndAllItsFramesAreThere() throws IOException {
    record(100, 101, 102);
    recorder.manifest(manifest(CLIP_NUMBER, 100, 102));
    recorder.work();

    Clip clip = told.saved().orElseThrow().clip();
    assertThat(clip.state()).isEqualTo(Clip.State.FINISHING);
    assertThat(clip.frames()).isEqualTo(3);
    assertThat(clip.bytes()).isEqualTo(3_000 + 2 + 3 + 4);
    assertThat(clip.durationMs()).isEqualTo(300);
    assertThat(told.isIntact()).isTrue();
    assertThat(ClipDocument.read(folder).clip()).isEqualTo(clip);
  }

  @Test
  void waitsForAFrameThatTheManifestNames() throws IOException {
    record(100, 102);
    recorder.manifest(manifest(CLIP_NUMBER, 100, 102));
    recorder.work();

    assertThat(told.saved()).isEmpty();
  }

  @Test
  void doesNotCommitWhatItCannotWriteDownAndThenDoes() throws IOException {
    record(100);
    recorder.manifest(manifest(CLIP_NUMBER, 100, 100));
    Path obstacle = Files.createDirectory(folder.path().resolve("clip.json.1.new"));
    assertThatThrownBy(recorder::work).isInstanceOf(IOException.class);
    assertThat(told.saved()).isEmpty();
    Files.delete(obstacle);
    recorder.work();

    assertThat(told.saved()).isPresent();
    assertStored(folder, 100);
  }

  @Test
  void namesWhatIsMissingOfAClipThatEnded() throws IOException {
    record(101, 103);
    recorder.manifest(manifest(CLIP_NUMBER, 100, 105));
    recorder.end();
    recorder.work();

    assertThat(told.saved().orElseThrow().missing())
        .containsExactly(
            new FrameRange(100, 100), new FrameRange(102, 102), new FrameRange(104, 105));
    assertThat(told.saved().orElseThrow().clip().missing()).isEqualTo(4);
    assertThat(told.isIntact()).isFalse();
  }

  @Test
  void namesWhatIsMissingUpToTheHighestFrameWhenNoManifestCame() throws IOException {
    record(101, 103);
    recorder.end();
    recorder.work();

    assertThat(told.saved().orElseThrow().missing())
        .containsExactly(new FrameRange(100, 100), new FrameRange(102, 102));
    assertThat(told.isIntact()).isFalse();
  }

  @Test
  void doesNotCallAClipIntactThatDiffersFromWhatWasCaptured() throws IOException {
    record(100, 101);
    recorder.manifest(new Manifest(CLIP_NUMBER, new FrameRange(100, 101), new byte[32]));
    recorder.work();

    assertThat(told.saved()).isPresent();
    assertThat(told.isIntact()).isFalse();
  }

  @Test
  void leavesNoTraceOfAClipWithoutAFrame() throws IOException {
    recorder.work();
    recorder.end();
    recorder.work();

    assertThat(told.isEmpty()).isTrue();
    assertThat(clips).isEmptyDirectory();
  }

  @Test
  void goesOnWhereAnotherWriterStopped() throws IOException {
    record(100, 101, 103);
    recorder = recorder(2);
    recorder.manifest(manifest(CLIP_NUMBER, 100, 103));
    record(102);

    assertThat(told.isIntact()).isTrue();
    assertThat(folder.laterPart(2).frames()).hasBinaryContent(frame(102).jpeg());
    assertStored(folder, 100, 101, 102, 103);
  }

  @Test
  void neitherTrustsNorTouchesADamagedFrameOfAnotherWriter() throws IOException {
    record(100);
    Files.write(folder.firstPart().frames(), new byte[frame(100).jpeg().length]);
    recorder = recorder(2);
    recorder.manifest(manifest(CLIP_NUMBER, 100, 100));
    recorder.work();
    assertThat(told.saved()).isEmpty();
    record(100);

    assertThat(told.isIntact()).isTrue();
  }

  @Test
  void picturesTheMomentOfTheDetectionAsSoonAsItIsThere() throws IOException {
    record(100, 104);
    assertThat(told.pictures()).isEmpty();
    record(105, 106);

    assertThat(told.pictures()).containsExactly(frame(105).jpeg());
  }

  @Test
  void picturesTheLastFrameOfAClipThatEndedBeforeTheDetection() throws IOException {
    record(100, 101);
    recorder.end();
    recorder.work();

    assertThat(told.pictures()).containsExactly(frame(101).jpeg());
  }

  @Test
  void givesBackTheMemoryOfFramesThatAreDurableOrDoubled() throws IOException {
    record(100, 101);
    record(100);

    assertThat(budget.free()).isEqualTo(BUDGET);
  }

  @Test
  void holdsTheMemoryOfFramesThatAreNotDurable() {
    append(100);

    assertThat(budget.free()).isLessThan(BUDGET);
  }

  @Test
  void letsGoOfAClipThatWasRemoved() throws IOException {
    record(100);
    append(101);
    recorder.abandon();
    append(102);

    assertThat(clips).isEmptyDirectory();
    assertThat(budget.free()).isEqualTo(BUDGET);
    assertThat(told.durableFrames()).containsExactly(100L, 102L);
  }

  private ClipRecorder recorder(long epoch) {
    ClipOrder order = new ClipOrder(terms("yard", epoch), detected("yard"));
    return new ClipRecorder(order, folder, files, budget, told);
  }

  private void record(long... numbers) throws IOException {
    append(numbers);
    recorder.work();
  }

  private void append(long... numbers) {
    for (long number : numbers) {
      assertThat(budget.take(frame(number))).isTrue();
      recorder.append(frame(number));
    }
  }
}
