package pasu.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.catalog.SampleClips.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.control.Samples;
import pasu.database.Database;
import pasu.database.DatabaseException;
import pasu.database.DatabaseKind;
import pasu.database.DatabaseOptions;
import pasu.database.OnEachDatabase;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.Clip.State;
import pasu.protocol.clip.ClipsMark;

@OnEachDatabase
class ClipsOwnerTest {

  @Parameter DatabaseKind kind;
  @TempDir Path data;

  private Path clips;
  private DatabaseOptions options;
  private Database database;

  @BeforeEach
  void open() {
    clips = data.resolve("clips");
    options = kind.fresh(data);
    database = Database.open(options);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void marksAFolderThatIsNobodysAndKnowsItAgain() throws IOException {
    String id = owner().claim();

    assertThat(new ClipsMark(clips).read()).contains(id);
    assertThat(owner().claim()).isEqualTo(id);
    try (Database again = Database.open(options)) {
      assertThat(new ClipsOwner(again, options, clips).claim()).isEqualTo(id);
    }
  }

  @Test
  void marksTheFolderWhoseClipsWereThereBeforeThereWereMarks() throws IOException {
    SampleClips.store(clips, clip(1, State.READY));
    addRow();

    assertThat(owner().claim()).isNotEmpty();
  }

  @Test
  void refusesTheClipsOfAnotherDatabase() throws IOException {
    String others = "0".repeat(32);
    new ClipsMark(clips).write(others);

    assertThatThrownBy(owner()::claim)
        .isInstanceOf(DatabaseException.class)
        .hasMessageContainingAll(clips.toString(), options.toString(), "--database", "--data");
    assertThat(new ClipsMark(clips).read()).contains(others);
  }

  @Test
  void takesAnEmptyFolderForADiskThatIsNotMountedWhereThereAreClips() {
    addRow();

    assertThatThrownBy(owner()::claim)
        .isInstanceOf(DatabaseException.class)
        .hasMessageContainingAll("1 clips", "is empty", "mount");
    assertThat(new ClipsMark(clips).file()).doesNotExist();
  }

  @Test
  void doesNotGuessFromABrokenMark() throws IOException {
    Files.createDirectories(clips);
    Files.writeString(new ClipsMark(clips).file(), "mine");

    assertThatThrownBy(owner()::claim).hasMessageContainingAll("\"mine\"", "backup");
  }

  @Test
  void keepsTheCheckFromRepairingClipsOfAnotherDatabase() throws IOException {
    new ClipsMark(clips).write("0".repeat(32));
    addRow();

    assertThatThrownBy(() -> ClipCheck.run(options, clips, true, InstantSource.fixed(Samples.NOON)))
        .hasMessageContaining("another database");
    assertThat(database.run(ClipStore::ids)).hasSize(1);
  }

  private void addRow() {
    database.run(
        transaction -> {
          ClipStore.put(transaction, new ClipDetails(clip(1, State.READY), List.of()), 1);
          return true;
        });
  }

  private ClipsOwner owner() {
    return new ClipsOwner(database, options, clips);
  }
}
