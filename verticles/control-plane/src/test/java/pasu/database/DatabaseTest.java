package pasu.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.protocol.Refusal;

@OnEachDatabase
class DatabaseTest {

  private static final int THREADS = 16;
  private static final int TIMES = 5;

  @Parameter DatabaseKind kind;
  @TempDir Path folder;
  private DatabaseOptions options;

  @BeforeEach
  void choose() {
    options = kind.fresh(folder);
  }

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
  void refusesWithATemporaryCodeWhenItFails() {
    try (Database database = open()) {
      assertThatThrownBy(() -> database.run(t -> t.update("insert into nowhere values (1)")))
          .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.isTemporary()).isTrue())
          .hasMessageContaining("try again later")
          .hasMessageNotContaining("nowhere"); // Strangers read it.
    }
  }

  @Test
  void refusesWhatANewerVersionWrote() {
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
        .hasMessageContaining(options + " belongs to a newer version");
  }

  @Test
  void letsNobodyWriteWhatAnotherReadMeanwhile() throws Exception {
    try (Database database = open()) {
      List<Long> counted = atOnce(() -> database.run(DatabaseTest::countSlowly));

      assertThat(counted)
          .containsExactlyInAnyOrderElementsOf(
              LongStream.rangeClosed(51, 50 + THREADS * TIMES).boxed().toList());
    }
  }

  @Test
  void letsOnlyOneDoWhatMayBeDoneOnce() throws Exception {
    try (Database database = open()) {
      List<Long> done = atOnce(() -> database.run(DatabaseTest::insertIfNobodyDid));

      assertThat(done).containsOnlyOnce(1L);
      assertThat(sites(database)).isEqualTo(1);
    }
  }

  /** Reads, then writes: right only as long as nobody else writes in between. */
  private static long countSlowly(Transaction t) throws SQLException {
    long count =
        t.first("select clips_kept from plan where name = 'basic'", row -> row.getLong(1))
            .orElseThrow();
    t.update("update plan set clips_kept = ? where name = 'basic'", count + 1);
    return count + 1;
  }

  /** Nothing in the schema stops a second row; only the first to come may insert one. */
  private static long insertIfNobodyDid(Transaction t) throws SQLException {
    return t.first("select id from site", row -> row.getString(1)).isPresent()
        ? 0
        : t.update("insert into site (id) values (?)", "site-" + Thread.currentThread().threadId());
  }

  private static List<Long> atOnce(Callable<Long> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<Long>> works = Collections.nCopies(THREADS * TIMES, work);
      return threads.invokeAll(works).stream().map(DatabaseTest::result).toList();
    }
  }

  private static Long result(Future<Long> done) {
    try {
      return done.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private Database open() {
    return Database.open(options);
  }

  private static int sites(Database database) {
    return database.run(t -> t.list("select id from site", row -> row.getString(1))).size();
  }
}
