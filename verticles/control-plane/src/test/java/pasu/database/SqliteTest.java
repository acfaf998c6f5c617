package pasu.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.Refusal;

class SqliteTest {

  private static final int MUCH = 10_000;

  @TempDir Path folder;

  @Test
  void survivesAPowerCut() {
    try (Database database = open()) {
      assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(database, "synchronous")).isEqualTo("2"); // FULL
      assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
    }
  }

  @Test
  void refusesOnAFullDiskAndWorksAgainOnceThereIsRoom() {
    try (Database database = open()) {
      limit(database, 1);

      assertThatThrownBy(() -> database.run(SqliteTest::insertMuch))
          .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.isTemporary()).isTrue());
      assertThat(sites(database)).isZero();

      limit(database, 1_000_000);
      database.run(SqliteTest::insertMuch);
      assertThat(sites(database)).isEqualTo(MUCH);
    }
  }

  @Test
  void changesNothingInTheMiddleAfterTheDiskWasFull() {
    try (Database database = open()) {
      limit(database, 1);
      assertThatThrownBy(() -> database.run(SqliteTest::insertMuch)).isNotNull();
      limit(database, 1_000_000);

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
  void givesItsBallastUpWhenTheDiskIsFullAndTakesNewLater() {
    Path ballast = folder.resolve("pasu.db.ballast");
    try (Database database = open()) {
      assertThat(ballast).hasSize(2 << 20);
      limit(database, 1);
      assertThatThrownBy(() -> database.run(SqliteTest::insertMuch)).isNotNull();
      assertThat(ballast).doesNotExist();

      database.keepRoom();
      assertThat(ballast).hasSize(2 << 20);
    }
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
    assertThatThrownBy(() -> Database.open(DatabaseOptions.in(folder.resolve("absent"))))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("does not exist or is not writable");
  }

  /** As small as it may be from now on; SQLite then answers as on a full disk. */
  private static void limit(Database database, int pages) {
    pragma(database, "max_page_count = " + pages);
  }

  private static int insertMuch(Transaction transaction) throws SQLException {
    for (int i = 0; i < MUCH; i++) {
      transaction.update("insert into site (id) values (?)", "site-" + i);
    }
    return MUCH;
  }

  private Database open() {
    return Database.open(DatabaseOptions.in(folder));
  }

  private static int sites(Database database) {
    return database.run(t -> t.list("select id from site", row -> row.getString(1))).size();
  }

  private static String pragma(Database database, String name) {
    return database.run(t -> t.list("pragma " + name, row -> row.getString(1))).getFirst();
  }
}
