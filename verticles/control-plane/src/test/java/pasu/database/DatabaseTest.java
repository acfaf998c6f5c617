package pasu.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.Refusal;

class DatabaseTest {

  @TempDir Path folder;

  @Test
  void keepsWhatWasCommitted() {
    try (Database database = open()) {
      database.run(t -> t.update("insert into site (id) values ('home')"));
    }

    try (Database again = open()) {
      assertThat(sites(again)).isEqualTo(1);
    }
  }

  @Test
  void changesNothingWhenWorkFailsInTheMiddle() {
    try (Database database = open()) {
      assertThatThrownBy(
              () ->
                  database.run(
                      t -> {
                        t.update("insert into site (id) values ('home')");
                        throw Refusal.conflict("changed my mind");
                      }))
          .hasMessage("changed my mind");

      assertThat(sites(database)).isZero();
    }
  }

  @Test
  void survivesAPowerCut() {
    try (Database database = open()) {
      assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(database, "synchronous")).isEqualTo("2"); // FULL
      assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
    }
  }

  @Test
  void refusesWithATemporaryCodeWhenItFails() {
    try (Database database = open()) {
      assertThatThrownBy(() -> database.run(t -> t.update("insert into nowhere values (1)")))
          .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.isTemporary()).isTrue())
          .hasMessageContaining("try again later");
    }
  }

  @Test
  void refusesTheFolderOfANewerVersion() {
    try (Database database = open()) {
      database.run(
          t ->
              t.update(
                  """
                  insert into flyway_schema_history (installed_rank, version, description, type,
                      script, installed_by, execution_time, success)
                  values (99, '99', 'the future', 'SQL', 'V99__the_future.sql', '', 1, true)
                  """));
    }

    assertThatThrownBy(this::open)
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("pasu.db belongs to a folder of a newer version");
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws Exception {
    Files.writeString(folder.resolve("pasu.db"), "shopping list ".repeat(100));

    assertThatThrownBy(this::open)
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("cannot be used as a database");
  }

  @Test
  void refusesAFolderThatDoesNotExist() {
    assertThatThrownBy(() -> Database.open(folder.resolve("absent/pasu.db")))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("does not exist or is not writable");
  }

  private Database open() {
    return Database.open(folder.resolve("pasu.db"));
  }

  private static int sites(Database database) {
    return database.run(t -> t.list("select id from site", row -> row.getString(1))).size();
  }

  private static String pragma(Database database, String name) {
    return database.run(t -> t.list("pragma " + name, row -> row.getString(1))).getFirst();
  }
}
