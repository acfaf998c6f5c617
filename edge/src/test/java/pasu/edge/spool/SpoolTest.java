package pasu.edge.spool;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static pasu.edge.spool.SpoolStage.clip;
import static pasu.edge.spool.SpoolStage.digests;
import static pasu.edge.spool.SpoolStage.frame;
import static pasu.edge.spool.SpoolStage.frames;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.edge.spool.Saved.Outcome;
import pasu.edge.time.ClipClock;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.clip.IndexEntry;
import pasu.protocol.frame.Frame;

class SpoolTest {

  private static final Detected CLIP = clip("yard", 1);

  @TempDir private Path disk;
  private Path folder;
  private SpoolStage stage;

  @BeforeEach
  void open() {
    folder = disk.resolve("spool");
    stage = new SpoolStage(folder, Spool.DEFAULT_LIMIT_BYTES);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aClipSurvivesARestartByteByByte() {
    List<Frame> frames = frames(CLIP, 20);
    stage.save(CLIP, frames, true);

    Found found = onlyFound();

    assertThat(found.detected()).isEqualTo(CLIP);
    assertThat(found.lastFrame()).isEqualTo(frames.getLast().number());
    assertThat(found.digests()).containsExactlyElementsOf(digests(frames));
    Loaded loaded = stage.load(CLIP, found.frames());
    assertThat(loaded.lost()).isEmpty();
    assertThat(loaded.frames()).usingRecursiveComparison().isEqualTo(frames);
  }

  @Test
  void aClipKeepsByWhichClockItIsRecorded() {
    stage.camera("yard").clockIs(new ClipClock("boot-1", 77, 5L));
    stage.save(CLIP, frames(CLIP, 2), true);

    assertThat(onlyFound().clock()).isEqualTo(new ClipClock("boot-1", 77, 5L));
  }

  @Test
  void whatTurnsOutAboutAClockIsKeptBesideTheClipsOfThatLifeOfTheMachine() {
    Detected before = clip("yard", 2);
    stage.camera("yard").clockIs(new ClipClock("boot-1", 7, null));
    stage.save(before, frames(before, 2), true);
    stage.camera("yard").clockIs(new ClipClock("boot-2", 8, null));
    stage.save(CLIP, frames(CLIP, 2), true);

    stage.camera("yard").clockIs(new ClipClock("boot-2", 9, 3_600_000_000L));

    assertThat(stage.restarted().camera("yard").found())
        .extracting(Found::clock)
        .containsExactly(
            new ClipClock("boot-2", 8, 3_600_000_000L), new ClipClock("boot-1", 7, null));
  }

  @Test
  void framesThatWentElsewhereLeaveTheirDigests() {
    stage.save(
        CLIP.camera(), new Saving(CLIP, false, 1_000, digests(frames(CLIP, 5)), List.of(), null));
    stage.save(CLIP, true, List.of(frame(1_005)), null);

    Found found = onlyFound();

    assertThat(found.digests()).hasSize(6);
    assertThat(found.frames()).extracting(IndexEntry::frame).containsExactly(1_005L);
  }

  @Test
  void knowsOfWhichCamerasClipsWait() {
    Detected other = clip("gate", 2);
    stage.save(CLIP, frames(CLIP, 2), true);
    stage.save(other, frames(other, 2), true);

    assertThat(stage.restarted().cameras()).containsExactlyInAnyOrder("yard", "gate");
  }

  @Test
  void aClipIsGoneOnceItIsRemoved() {
    stage.save(CLIP, frames(CLIP, 3), true);

    stage.camera("yard").remove(CLIP.clip());

    assertThat(stage.restarted().camera("yard").found()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDetectionWithoutAFrameIsForgotten() {
    stage.save(CLIP, List.of(), false);

    assertThat(stage.restarted().camera("yard").found()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aTailThatAPowerCutToreIsCutOff() throws IOException {
    stage.save(CLIP, frames(CLIP, 10), false);
    cut("frames.idx", 5);
    cut("digests", 5);

    Found found = onlyFound();

    assertThat(found.digests()).hasSize(9);
    assertThat(found.frames()).hasSize(9);
    assertThat(stage.load(CLIP, found.frames()).lost()).isEmpty();
  }

  @Test
  void framesWhoseBytesNeverReachedTheDiskAreNotFound() throws IOException {
    stage.save(CLIP, frames(CLIP, 10), false);
    cut("frames.mjpg", SpoolStage.FRAME_BYTES + 1);

    Found found = onlyFound();

    assertThat(found.digests()).hasSize(10);
    assertThat(found.frames()).hasSize(8);
  }

  @Test
  void aFrameThatIsDamagedIsLostAndTheOthersAreNot() throws IOException {
    List<IndexEntry> entries = stage.save(CLIP, frames(CLIP, 3), true).entries();
    try (RandomAccessFile file = open("frames.mjpg")) {
      file.seek(SpoolStage.FRAME_BYTES + 7);
      file.write(99);
    }

    Loaded loaded = stage.load(CLIP, entries);

    assertThat(loaded.lost()).containsExactly(1_001L);
    assertThat(loaded.frames()).extracting(Frame::number).containsExactly(1_000L, 1_002L);
  }

  @Test
  void leavesAloneWhatIsNotItsOwn() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.createDirectories(folder.resolve("%032x".formatted(7)));
    Files.writeString(folder.resolve("%032x".formatted(7)).resolve(SpoolDocument.FILE), "{]");
    stage.save(CLIP, frames(CLIP, 1), true);

    assertThat(onlyFound().detected()).isEqualTo(CLIP);
    assertThat(folder.resolve("notes.txt")).hasContent("mine");
    assertThat(folder.resolve("%032x".formatted(7)).resolve(SpoolDocument.FILE)).hasContent("{]");
  }

  @Test
  void finishesARemovalThatACrashCutShort() throws IOException {
    stage.save(CLIP, frames(CLIP, 1), true);
    Files.move(stage.folder(CLIP), folder.resolve(CLIP.clip() + SpooledClip.GONE));

    assertThat(stage.restarted().camera("yard").found()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void savingTheSameAgainDoesNoHarm() {
    Saving saving = new Saving(CLIP, false, 1_000, digests(frames(CLIP, 2)), frames(CLIP, 2), null);
    stage.save("yard", saving);
    stage.save("yard", saving);

    Found found = onlyFound();

    assertThat(found.digests()).hasSize(2);
    assertThat(stage.load(CLIP, found.frames()).lost()).isEmpty();
  }

  @Test
  void aFolderThatCannotBeUsedIsSaidAndTriedAgain() throws IOException {
    Path file = disk.resolve("file");
    Files.writeString(file, "no folder");
    try (SpoolStage broken = new SpoolStage(file, Spool.DEFAULT_LIMIT_BYTES)) {
      assertThat(broken.save(CLIP, frames(CLIP, 1), true).outcome()).isEqualTo(Outcome.FAILED);
      assertThat(broken.alarms("yard"))
          .singleElement()
          .returns(Kind.DISK_FAILING, alarm -> alarm.kind())
          .returns("yard", alarm -> alarm.source())
          .satisfies(alarm -> assertThat(alarm.text()).contains(file.toString()));

      Files.delete(file);

      assertThat(broken.save(CLIP, frames(CLIP, 1), true).outcome()).isEqualTo(Outcome.KEPT);
      assertThat(broken.alarms("yard")).isEmpty();
    }
  }

  @Test
  void whatIsWrongAtTheStartIsTakenBackOnceTheFolderIsThere() throws IOException {
    Path file = Files.createFile(disk.resolve("file"));
    try (SpoolStage broken = new SpoolStage(file, Spool.DEFAULT_LIMIT_BYTES)) {
      assertThat(broken.alarms("yard")).hasSize(1);

      Files.delete(file);
      Files.createDirectory(file);

      assertThat(broken.alarms("yard")).isEmpty();
    }
  }

  @Test
  void findsWhatLiesInAFolderThatCouldNotBeReadAtTheStartOnceItCan() throws IOException {
    stage.save(CLIP, frames(CLIP, 3), true);
    Path elsewhere = startWithoutTheFolder();
    assertThat(stage.alarms("yard")).singleElement().returns("spool-failing", SpoolTest::word);
    assertThat(stage.camera("yard").found()).isEmpty();

    Files.delete(folder);
    Files.move(elsewhere, folder);
    Detected own = clip("yard", 2);
    stage.save(own, frames(own, 1), true);

    assertThat(stage.alarms("yard")).isEmpty();
    List<Found> found = stage.camera("yard").found();
    assertThat(found).extracting(Found::detected).containsExactly(CLIP);
    assertThat(stage.load(CLIP, found.getFirst().frames()).frames()).hasSize(3);
    assertThat(stage.camera("yard").found()).isEmpty();
  }

  @Test
  void saysOfAClipThatIsLeftThatOnlyARestartDeliversIt() throws IOException {
    stage.save(CLIP, frames(CLIP, 3), true);
    Path elsewhere = startWithoutTheFolder();
    Files.delete(folder);
    Files.move(elsewhere, folder);
    stage.alarms("yard");

    stage.camera("yard").leave(stage.camera("yard").found().getFirst());

    assertThat(stage.alarms("yard"))
        .singleElement()
        .returns(Kind.DISK_FAILING, Alarm::kind)
        .returns("spool-left", SpoolTest::word);
    assertThat(onlyFound().detected()).isEqualTo(CLIP);
    assertThat(stage.alarms("yard")).isEmpty();
  }

  /** An edge starts while a file is where its spool should be, which is elsewhere. */
  private Path startWithoutTheFolder() throws IOException {
    Path elsewhere = Files.move(folder, disk.resolve("elsewhere"));
    Files.createFile(folder);
    stage.restarted();
    return elsewhere;
  }

  private static String word(Alarm alarm) {
    return requireNonNull(alarm.wording()).sentence();
  }

  private Found onlyFound() {
    List<Found> found = stage.restarted().camera("yard").found();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private void cut(String file, int bytes) throws IOException {
    try (RandomAccessFile open = open(file)) {
      open.setLength(open.length() - bytes);
    }
  }

  private RandomAccessFile open(String file) throws IOException {
    return new RandomAccessFile(stage.folder(CLIP).resolve(file).toFile(), "rw");
  }
}
