package pasu.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import pasu.protocol.Refusal;

/**
 * The SQL database. Thread-safe.
 *
 * <p>Work blocks in native code, which would pin a virtual thread's carrier, so verticles have it
 * done on Vert.x' worker threads. SQLite has one writer: a single connection makes the others wait
 * in line instead of polling a lock.
 */
public final class Database implements AutoCloseable {

  /** What is done in one transaction, which commits unless it throws. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Transaction transaction) throws SQLException;
  }

  private static final Logger log = LoggerFactory.getLogger(Database.class);
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

  private final HikariDataSource pool;
  private final Ballast ballast;

  private Database(HikariDataSource pool, Ballast ballast) {
    this.pool = pool;
    this.ballast = ballast;
    ballast.take();
  }

  /**
   * Opens a SQLite file, creates it where there is none, and brings its schema up to date.
   *
   * @throws DatabaseException when it cannot be used, or was written by a newer version
   */
  public static Database open(Path file) {
    refuseUnusable(file);
    HikariDataSource pool = new HikariDataSource(config(file));
    try {
      Schema.migrate(pool, file);
      return new Database(pool, new Ballast(file));
    } catch (RuntimeException failure) {
      pool.close();
      throw failure;
    }
  }

  /** Does the work on a worker thread; the answer comes on the caller's context. */
  public <T> Future<T> ask(Vertx vertx, Work<T> work) {
    return Blocking.on(vertx, () -> run(work));
  }

  /**
   * Does the work on this thread; on a full disk once more, in the room that is kept for that.
   *
   * @throws Refusal of code 503 when the database cannot be used now; nothing was changed then
   */
  public <T> T run(Work<T> work) {
    try {
      return attempt(work);
    } catch (SQLException failure) {
      log.warn("database failed error={}", failure.getMessage());
      throw Refusal.unavailable(
          "the database cannot be used now, try again later: " + failure.getMessage());
    }
  }

  /** Keeps the room that a full disk may have taken; for every now and then. */
  public void keepRoom() {
    ballast.take();
  }

  private <T> T attempt(Work<T> work) throws SQLException {
    try {
      return transact(work);
    } catch (SQLException failure) {
      if (isFull(failure) && ballast.drop()) {
        log.warn("database has no room, its ballast goes error={}", failure.getMessage());
        return transact(work);
      }
      throw failure;
    }
  }

  private <T> T transact(Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      try {
        T result = work.in(new Transaction(connection));
        connection.commit();
        return result;
      } catch (SQLException failure) {
        beginAnew(connection);
        throw failure;
      } // Whatever else is thrown is rolled back as the pool takes the connection back.
    }
  }

  /**
   * Rolls back. On a full disk SQLite has done so already, and then its driver begins no new
   * transaction: all later work would run without one.
   */
  private static void beginAnew(Connection connection) throws SQLException {
    try {
      connection.rollback();
    } catch (SQLException _) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("begin");
      }
    }
  }

  private static boolean isFull(SQLException failure) {
    return failure instanceof SQLiteException of
        && of.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
  }

  @Override
  public void close() {
    pool.close();
  }

  /** Opens it once without the pool, which would try for seconds and say less. */
  private static void refuseUnusable(Path file) {
    try (Connection connection = pragmas().createConnection(url(file));
        Statement statement = connection.createStatement()) {
      statement.execute("select count(*) from sqlite_master");
    } catch (SQLException failure) {
      throw new DatabaseException(
          "%s cannot be used as a database (%s): %s"
              .formatted(file, remedy(file), failure.getMessage()),
          failure);
    }
  }

  private static String remedy(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder != null && Files.isWritable(folder)
        ? "is it a file of Pasu?"
        : "its folder does not exist or is not writable";
  }

  private static String url(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath();
  }

  private static HikariConfig config(Path file) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("pasu");
    config.setJdbcUrl(url(file));
    config.setDataSourceProperties(pragmas().toProperties());
    config.setAutoCommit(false);
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(BUSY_TIMEOUT.toMillis());
    return config;
  }

  private static SQLiteConfig pragmas() {
    SQLiteConfig pragmas = new SQLiteConfig();
    pragmas.setJournalMode(JournalMode.WAL);
    pragmas.setSynchronous(SynchronousMode.FULL);
    pragmas.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
    pragmas.enforceForeignKeys(true);
    return pragmas;
  }
}
