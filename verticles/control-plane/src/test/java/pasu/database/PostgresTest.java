package pasu.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.database.DatabaseOptions.PostgresDatabase;
import pasu.protocol.Refusal;

class PostgresTest {

  @TempDir Path folder;

  @Test
  void refusesWhileTheServerIsDownAndWorksOnceItIsBack() {
    try (PostgresServer server = PostgresServer.start();
        Database database = Database.open(server.freshDatabase())) {
      insert(database, "before");

      server.crash();
      assertThatThrownBy(() -> insert(database, "meanwhile"))
          .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(503));

      server.startAgain();
      insert(database, "after");
      assertThat(sites(database)).containsExactlyInAnyOrder("before", "after");
    }
  }

  @Test
  void letsSeveralControlPlanesStartAtOnceInANewDatabase() {
    PostgresDatabase fresh = PostgresServer.running().freshDatabase();

    List<Database> opened =
        IntStream.range(0, 3).parallel().mapToObj(_ -> Database.open(fresh)).toList();

    insert(opened.getFirst(), "home");
    assertThat(sites(opened.getLast())).containsExactly("home");
    opened.forEach(Database::close);
  }

  @Test
  void doesNotHoldOthersUpWhenItFrozeInTheMiddle() {
    assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("5s");
    assertThat(setting("transaction_isolation")).isEqualTo("serializable");
  }

  @Test
  void readsASnapshotWithoutBeingNoted() {
    try (Database database = Database.open(PostgresServer.running().freshDatabase())) {
      List<String> kinds =
          database.read(
              t ->
                  List.of(
                      setting(t, "transaction_isolation"), setting(t, "transaction_read_only")));

      assertThat(kinds).containsExactly("repeatable read", "on");
    }
  }

  @Test
  void getsThroughAlthoughItIsOvertakenForTwoSeconds() {
    try (Database database = Database.open(PostgresServer.running().freshDatabase())) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);

      int changed =
          database.run(
              t -> {
                setting(t, "TimeZone"); // From here on it sees no change of others.
                if (System.nanoTime() < end) {
                  database.run(PostgresTest::keepOneMore);
                }
                return keepOneMore(t);
              });

      assertThat(changed).isEqualTo(1);
    }
  }

  private static int keepOneMore(Transaction t) throws SQLException {
    return t.update("update plan set clips_kept = clips_kept + 1 where name = 'basic'");
  }

  @Test
  void saysWhereNobodyListens() {
    assertThatThrownBy(() -> Database.open(at("postgresql://pasu@127.0.0.1:1/pasu")))
        .isInstanceOf(DatabaseException.class)
        .hasMessage(
            "postgresql://pasu@127.0.0.1:1/pasu does not answer (connection refused); start PostgreSQL there, or correct the address");
  }

  @Test
  void saysThatThereIsNoSuchHost() {
    assertThatThrownBy(() -> Database.open(at("postgresql://pasu@nowhere.invalid/pasu")))
        .hasMessageContaining("there is no such host");
  }

  @Test
  void saysThatThereIsNoSuchDatabase() {
    String address = PostgresServer.running().freshDatabase().address() + "s";

    assertThatThrownBy(() -> Database.open(at(address)))
        .hasMessageStartingWith(address + " is not there, but its server is; create it");
  }

  @Test
  void saysThatAPasswordIsWanted() {
    assertThatThrownBy(() -> Database.open(guarded(null)))
        .hasMessageContaining("refuses to let guarded in without a password");
  }

  @Test
  void saysThatThePasswordIsWrongWithoutShowingIt() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "battery staple");

    assertThatThrownBy(() -> Database.open(guarded(file)))
        .hasMessageContaining("does not accept the password of guarded")
        .hasMessageNotContaining("staple");
  }

  @Test
  void takesThePasswordFromAFile() throws Exception {
    PostgresServer.running().execute("create schema guarded authorization guarded");
    Path file = Files.writeString(folder.resolve("password"), PostgresServer.PASSWORD + "\n");

    try (Database database = Database.open(guarded(file))) {
      insert(database, "home");
      assertThat(sites(database)).containsExactly("home");
    }
  }

  @Test
  void saysThatThePasswordFileIsMissingOrEmpty() throws Exception {
    Path file = folder.resolve("password");
    assertThatThrownBy(() -> Database.open(guarded(file))).hasMessageContaining("cannot be read");

    Files.createFile(file);
    assertThatThrownBy(() -> Database.open(guarded(file))).hasMessageContaining("is empty");
  }

  private static PostgresDatabase guarded(@org.jspecify.annotations.Nullable Path passwordFile) {
    return new PostgresDatabase(
        PostgresServer.running().database("guarded").address(), passwordFile);
  }

  private static PostgresDatabase at(String address) {
    return new PostgresDatabase(address, null);
  }

  private static String setting(String name) {
    try (Database database = Database.open(PostgresServer.running().freshDatabase())) {
      return database.run(t -> setting(t, name));
    }
  }

  private static String setting(Transaction t, String name) throws SQLException {
    return t.first("select current_setting(?)", row -> row.getString(1), name).orElseThrow();
  }

  private static void insert(Database database, String site) {
    database.run(t -> t.update("insert into site (id) values (?)", site));
  }

  private static List<String> sites(Database database) {
    return database.run(t -> t.list("select id from site", row -> row.getString(1)));
  }
}
