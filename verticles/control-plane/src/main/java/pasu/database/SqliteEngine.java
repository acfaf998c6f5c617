package pasu.database;

import com.zaxxer.hikari.HikariConfig;
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

/**
 * One file, for one process. SQLite has one writer: a single connection makes the others wait in
 * line instead of polling a lock.
 */
final class SqliteEngine implements Engine {

  private static final Logger log = LoggerFactory.getLogger(SqliteEngine.class);
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

  private final Path file;
  private final Ballast ballast;

  SqliteEngine(Path file) {
    this.file = file;
    this.ballast = new Ballast(file);
  }

  @Override
  public void refuseUnusable() {
    try (Connection connection = pragmas().createConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute("select count(*) from sqlite_master");
    } catch (SQLException failure) {
      throw new DatabaseException(
          "%s cannot be used as a database (%s): %s"
              .formatted(file, remedy(), failure.getMessage()),
          failure);
    }
  }

  private String remedy() {
    Path folder = file.toAbsolutePath().getParent();
    return folder != null && Files.isWritable(folder)
        ? "is it a file of Pasu?"
        : "its folder does not exist or is not writable";
  }

  @Override
  public HikariConfig pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url());
    config.setDataSourceProperties(pragmas().toProperties());
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(BUSY_TIMEOUT.toMillis());
    return config;
  }

  /** On a full disk, once more in the room that is kept for that. */
  @Override
  public boolean isWorthAnotherTry(SQLException failure, int attempts) {
    if (isFull(failure) && ballast.drop()) {
      log.warn("database has no room, its ballast goes error={}", failure.getMessage());
      return true;
    }
    return false;
  }

  private static boolean isFull(SQLException failure) {
    return failure instanceof SQLiteException of
        && of.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
  }

  /**
   * On a full disk SQLite has rolled back already, and then its driver begins no new transaction:
   * all later work would run without one.
   */
  @Override
  public void beginAnew(Connection connection) throws SQLException {
    try {
      connection.rollback();
    } catch (SQLException _) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("begin");
      }
    }
  }

  @Override
  public void keepRoom() {
    ballast.take();
  }

  private String url() {
    return "jdbc:sqlite:" + file.toAbsolutePath();
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
