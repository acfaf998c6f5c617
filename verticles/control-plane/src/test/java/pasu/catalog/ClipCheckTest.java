package pasu.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.catalog.SampleClips.clip;
import static pasu.control.Samples.NOON;
import static pasu.control.Samples.clipId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;

@OnEachDatabase
class ClipCheckTest {

  private static final long EPOCH = 1;

  private static final InstantSource CLOCK = InstantSource.fixed(NOON);

  @Parameter DatabaseKind kind;
  @TempDir Path data;
  private DatabaseOptions options;

  private Path clips;
  private ClipFolder folder;

  @BeforeEach
  void storeAClip() throws IOException {
    options = kind.fresh(data);
    clips = Files.createDirectory(data.resolve("clips"));
    folder = SampleClips.store(clips, clip(1, State.READY));
    in(database -> new Catalog(database).take(new ClipReady(clip(1, State.READY), EPOCH)));
  }

  @Test
  void findsNothingWhereAllIsWell() throws Exception {
    assertThat(check(false)).isEmpty();
  }

  @Test
  void finishesARemovalThatEndedBeforeTheFilesWent() throws Exception {
    in(database -> database.run(t -> GarbageStore.condemn(t, clipId(1), NOON)));

    assertThat(check(true)).extracting(Finding::problem).containsExactly(Problem.GARBAGE);
    assertThat(folder.path()).doesNotExist();
    assertThat(check(false)).isEmpty();
  }

  @Test
  void finishesARemovalThatEndedAmongTheFiles() throws Exception {
    in(database -> database.run(t -> GarbageStore.condemn(t, clipId(1), NOON)));
    Files.delete(folder.document());
    Files.delete(folder.firstPart().frames());

    assertThat(check(true)).extracting(Finding::repaired).containsExactly(true);
    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void finishesARemovalThatEndedAfterTheFilesWent() throws Exception {
    in(database -> database.run(t -> GarbageStore.condemn(t, clipId(1), NOON)));
    new ClipFiles(clips).remove(clipId(1));

    assertThat(check(true)).extracting(Finding::repaired).containsExactly(true);
    assertThat(check(false)).isEmpty();
  }

  @Test
  void leavesWhatIsStrangeInAFolderAndSaysSo() throws Exception {
    in(database -> database.run(t -> GarbageStore.condemn(t, clipId(1), NOON)));
    Path strange = Files.writeString(folder.path().resolve("diary.txt"), "dear diary");

    assertThat(check(true)).extracting(Finding::repaired).containsExactly(false);
    assertThat(strange).exists();
  }

  @Test
  void removesARowWhoseFolderIsGone() throws Exception {
    new ClipFiles(clips).remove(clipId(1));

    assertThat(check(true)).extracting(Finding::problem).containsExactly(Problem.MISSING_FOLDER);
    assertThat(check(false)).isEmpty();
  }

  @Test
  void removesNoRowWhenTheWholeDiskIsMissing() throws Exception {
    Files.move(clips, data.resolve("unplugged"));

    assertThatThrownBy(() -> check(true))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is its disk mounted?");
  }

  @Test
  void makesARowAgainFromAFolder() throws Exception {
    SampleClips.store(clips, clip(2, State.READY));

    assertThat(check(true)).extracting(Finding::problem).containsExactly(Problem.MISSING_ROW);
    assertThat(row(2).clip()).isEqualTo(clip(2, State.READY));
  }

  @Test
  void bringsNoClipBackThatWasRemoved() throws Exception {
    in(database -> database.run(t -> GarbageStore.condemn(t, clipId(1), NOON)));
    check(true);
    SampleClips.store(clips, clip(1, State.RECORDING)); // An agent that was killed before it heard.

    assertThat(check(false)).extracting(Finding::problem).containsExactly(Problem.GARBAGE);
    assertThat(check(true)).extracting(Finding::repaired).containsExactly(true);
    assertThat(folder.path()).doesNotExist();
    assertThat(check(false)).isEmpty();
  }

  @Test
  void drawsNoEpochAgainThatAClipWasRecordedUnder() throws Exception {
    Clip other = clip(2, "door", State.RECORDING);
    SampleClips.storeFrames(clips, other);
    new ClipDocument(1, other, 0L, null, null, List.of(), 7L)
        .write(ClipFolder.of(clips, other.id()));

    check(true);

    assertThat(epochOf("door")).isEqualTo(7);
  }

  @Test
  void reportsButNeverRemovesAFolderNobodyKnows() throws Exception {
    ClipFolder unknown = SampleClips.storeFrames(clips, clip(2, State.RECORDING));

    assertThat(check(true)).extracting(Finding::problem).containsExactly(Problem.UNKNOWN_FOLDER);
    assertThat(unknown.firstPart().frames()).exists();
  }

  @Test
  void onlyReportsUnlessToldToRepair() throws Exception {
    new ClipFiles(clips).remove(clipId(1));

    assertThat(check(false)).isEqualTo(check(false)).hasSize(1);
  }

  private List<Finding> check(boolean repair) throws IOException {
    return ClipCheck.run(options, clips, repair, CLOCK);
  }

  private long epochOf(String camera) {
    String sql = "select epoch from camera where id = ?";
    return in(db -> db.run(t -> t.first(sql, row -> row.getLong(1), camera))).orElseThrow();
  }

  private ClipDetails row(int number) {
    return in(database -> new Catalog(database).find(new FindClip(clipId(number))));
  }

  private <T> T in(java.util.function.Function<Database, T> work) {
    try (Database database = Database.open(options)) {
      return work.apply(database);
    }
  }
}
