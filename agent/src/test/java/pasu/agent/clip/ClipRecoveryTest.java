package pasu.agent.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.agent.Scenes.CLIP;
import static pasu.agent.Scenes.CLIP_NUMBER;
import static pasu.agent.Scenes.detected;
import static pasu.agent.Scenes.frame;
import static pasu.agent.Scenes.manifest;
import static pasu.agent.Scenes.terms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.agent.clip.ClipRecovery.Recovered;
import pasu.protocol.Clip;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;

class ClipRecoveryTest {

  @TempDir Path clips;
  private ClipFolder folder;
  private ClipRecorder recorder;

  @BeforeEach
  void makeRecorder() {
    folder = ClipFolder.of(clips, CLIP);
    recorder =
        new ClipRecorder(
            new ClipOrder(terms("yard", 1), detected("yard")),
            folder,
            ChannelFile::create,
            new ByteBudget(1_000_000),
            new NotedClip());
  }

  @Test
  void findsAClipWhoseRecordingBrokeOff() throws IOException {
    record(101, 102, 104);

    List<Recovered> found = ClipRecovery.run(clips);

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().intact()).isFalse();
    assertThat(found.getFirst().saved().clip().frames()).isEqualTo(3);
    assertThat(found.getFirst().saved().clip().camera()).isEqualTo("yard");
    assertThat(found.getFirst().saved().missing())
        .containsExactly(new FrameRange(100, 100), new FrameRange(103, 103));
  }

  @Test
  void leavesOutTheEntryThatACrashTore() throws IOException {
    record(100, 101);
    byte[] index = Files.readAllBytes(folder.firstPart().index());
    Files.write(folder.firstPart().index(), Arrays.copyOf(index, index.length - 5));

    assertThat(ClipRecovery.run(clips).getFirst().saved().clip().frames()).isEqualTo(1);
  }

  @Test
  void callsAFrameMissingWhoseBytesNeverReachedTheDisk() throws IOException {
    record(100, 101, 102);
    byte[] frames = Files.readAllBytes(folder.firstPart().frames());
    Arrays.fill(frames, 1_100, 1_200, (byte) 0);
    Files.write(folder.firstPart().frames(), frames);

    assertThat(ClipRecovery.run(clips).getFirst().saved().missing())
        .containsExactly(new FrameRange(101, 101));
  }

  @Test
  void writesDownWhatItFoundSoThatItFindsItAgain() throws IOException {
    record(100);

    List<Recovered> first = ClipRecovery.run(clips);

    assertThat(ClipDocument.read(folder).clip().state()).isEqualTo(Clip.State.FINISHING);
    assertThat(ClipRecovery.run(clips)).isEqualTo(first);
  }

  @Test
  void knowsThatAClipSavedButNotFinishedIsIntact() throws IOException {
    saveWhole();

    assertThat(ClipRecovery.run(clips))
        .singleElement()
        .matches(Recovered::intact)
        .matches(clip -> clip.saved().missing().isEmpty());
  }

  @Test
  void noticesThatAClipSavedWholeWasDamagedSince() throws IOException {
    saveWhole();
    byte[] frames = Files.readAllBytes(folder.firstPart().frames());
    frames[frames.length - 1] ^= 1;
    Files.write(folder.firstPart().frames(), frames);

    assertThat(ClipRecovery.run(clips))
        .singleElement()
        .matches(clip -> !clip.intact())
        .matches(clip -> clip.saved().missing().equals(List.of(new FrameRange(101, 101))));
  }

  @Test
  void leavesAFinishedClipAlone() throws IOException {
    saveWhole();
    ClipDocument document = ClipDocument.read(folder);
    document.with(document.clip().withState(Clip.State.READY), List.of()).write(folder);

    assertThat(ClipRecovery.run(clips)).isEmpty();
  }

  @Test
  void removesAClipThatHasNoFrame() throws IOException {
    recorder.work();

    assertThat(ClipRecovery.run(clips)).isEmpty();
    assertThat(clips).isEmptyDirectory();
  }

  @Test
  void removesNoFramesThatItCannotRead() throws IOException {
    record(100);
    byte[] frames = Files.readAllBytes(folder.firstPart().frames());
    frames[0] ^= 1;
    Files.write(folder.firstPart().frames(), frames);

    assertThat(ClipRecovery.run(clips)).isEmpty();
    assertThat(folder.firstPart().frames()).hasBinaryContent(frames);
  }

  @Test
  void leavesAloneWhatItDoesNotUnderstand() throws IOException {
    Files.createDirectory(clips.resolve("holiday-pictures"));
    record(100);
    Files.writeString(folder.document(), "?");

    assertThat(ClipRecovery.run(clips)).isEmpty();
    assertThat(folder.firstPart().frames()).hasBinaryContent(frame(100).jpeg());
    assertThat(clips.resolve("holiday-pictures")).exists();
  }

  @Test
  void findsNothingWhereThereIsNoFolder() throws IOException {
    assertThat(ClipRecovery.run(clips.resolve("none"))).isEmpty();
  }

  private void saveWhole() throws IOException {
    recorder.manifest(manifest(CLIP_NUMBER, 100, 101));
    record(100, 101);
  }

  private void record(long... numbers) throws IOException {
    for (long number : numbers) {
      recorder.append(frame(number));
    }
    recorder.work();
  }
}
