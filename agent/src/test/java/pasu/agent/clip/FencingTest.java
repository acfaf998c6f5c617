package pasu.agent.clip;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.Clip;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.frame.Manifest;

/** Two writers of one clip: one that was given up for dead, and the one that went on. */
class FencingTest {

  @TempDir Path clips;
  private final ByteBudget budget = new ByteBudget(1_000_000);
  private final NotedClip oldTold = new NotedClip();
  private final NotedClip newTold = new NotedClip();

  @Test
  void completesAClipFromWhatTheDeadWriterLeft() throws IOException {
    record(writer("yard", 1, oldTold), 100, 101);
    ClipRecorder newer = writer("yard", 2, newTold);
    record(newer, 102);
    newer.manifest(keptFrom(102, manifest(CLIP_NUMBER, 100, 102)));
    newer.work();

    assertThat(newTold.saved().orElseThrow().epoch()).isEqualTo(2);
    assertThat(newTold.saved().orElseThrow().missing()).isEmpty();
    assertThat(newTold.isIntact()).isTrue();
  }

  @Test
  void remembersAManifestThatOnlyTheDeadWriterHeard() throws IOException {
    ClipRecorder old = writer("yard", 1, oldTold);
    old.manifest(manifest(CLIP_NUMBER, 100, 101));
    record(old, 100);
    old.end();
    old.work();
    ClipRecorder newer = writer("yard", 2, newTold);
    record(newer, 101);
    newer.end();
    newer.work();

    assertThat(newTold.isIntact()).isTrue();
    assertThat(ClipDocument.read(folder()).captured()).isEqualTo(new FrameRange(100, 101));
  }

  @Test
  void commitsNothingOnceAnotherWentOn() throws IOException {
    ClipRecorder old = writer("yard", 1, oldTold);
    record(old, 100);
    record(writer("yard", 2, newTold), 101);
    String document = Files.readString(folder().document());

    old.append(taken(102));
    old.end();
    old.work();

    assertThat(oldTold.saved()).isEmpty();
    assertThat(oldTold.fence()).hasValueSatisfying(why -> assertThat(why).contains("epoch 2"));
    assertThat(old.isOver()).isTrue();
    assertThat(folder().document()).hasContent(document);
  }

  @Test
  void keepsWhatItsFrozenPredecessorStillWritesApart() throws IOException {
    ClipRecorder old = writer("yard", 1, oldTold);
    record(old, 100);
    ClipRecorder newer = writer("yard", 2, newTold);
    record(newer, 101, 102);
    record(old, 101);
    newer.end();
    newer.work();
    new PartMerge(folder(), 2).run();
    record(old, 103);

    assertStored(folder(), 100, 101, 102);
  }

  @Test
  void leavesAnEmptyClipToWhoeverWentOn() throws IOException {
    ClipRecorder old = writer("yard", 1, oldTold);
    old.work();
    record(writer("yard", 2, newTold), 100);

    old.end();
    old.work();

    assertThat(oldTold.isEmpty()).isFalse();
    assertStored(folder(), 100);
  }

  @Test
  void touchesNothingOfAnotherCamerasClip() throws IOException {
    record(writer("yard", 1, oldTold), 100);
    String[] before = folder().path().toFile().list();
    ClipRecorder stranger = writer("shelf", 7, newTold);

    stranger.append(taken(100));
    stranger.work();

    assertThat(newTold.fence()).hasValueSatisfying(why -> assertThat(why).contains("camera yard"));
    assertThat(newTold.durableFrames()).isEmpty();
    assertThat(folder().path().toFile().list()).containsExactlyInAnyOrder(before);
  }

  @Test
  void finishesUnderTheEpochItCrashedUnder() throws IOException {
    record(writer("yard", 1, oldTold), 100);
    record(writer("yard", 2, newTold), 101);

    assertThat(ClipRecovery.run(clips))
        .singleElement()
        .satisfies(clip -> assertThat(clip.saved().epoch()).isEqualTo(2))
        .satisfies(clip -> assertThat(clip.saved().clip().frames()).isEqualTo(2));
    assertThat(ClipDocument.read(folder()).clip().state()).isEqualTo(Clip.State.FINISHING);
  }

  private ClipRecorder writer(String camera, long epoch, NotedClip told) {
    ClipOrder order = new ClipOrder(terms(camera, epoch), detected(camera));
    return new ClipRecorder(order, folder(), ChannelFile::create, budget, told);
  }

  private ClipFolder folder() {
    return ClipFolder.of(clips, CLIP);
  }

  private void record(ClipRecorder writer, long... numbers) throws IOException {
    for (long number : numbers) {
      writer.append(taken(number));
    }
    writer.work();
  }

  private pasu.protocol.frame.Frame taken(long number) {
    assertThat(budget.take(frame(number))).isTrue();
    return frame(number);
  }

  private static Manifest keptFrom(long from, Manifest of) {
    return new Manifest(CLIP_NUMBER, of.captured(), of.digest(), from);
  }
}
