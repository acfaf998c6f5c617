package pasu.database;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.database.DatabaseOptions.PostgresDatabase;

/**
 * A database on a server, for several processes. Every transaction is serializable, so that work
 * may read and then write as if it were alone; what collides is done again (ADR 26).
 */
final class PostgresEngine implements Engine {

  private static final Logger log = LoggerFactory.getLogger(PostgresEngine.class);

  private static final int MAX_CONNECTIONS = 8;
  private static final int MAX_ATTEMPTS = 100;
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(3);
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);

  /**
   * A sequential scan, which the planner prefers for small tables, counts as having read all of the
   * table, so that changes to different rows collide. A process that froze in the middle of its
   * work must not hold others up.
   */
  private static final String SESSION =
      "-c enable_seqscan=off -c lock_timeout=4s -c idle_in_transaction_session_timeout=5s";

  private final PostgresDatabase database;

  PostgresEngine(PostgresDatabase database) {
    this.database = database;
  }

  @Override
  public void refuseUnusable() {
    try (Connection connection = DriverManager.getConnection(url(), properties())) {
      log.debug("database found server={}", connection.getMetaData().getDatabaseProductVersion());
    } catch (SQLException failure) {
      throw PostgresTrouble.with(database, failure);
    }
  }

  @Override
  public HikariConfig pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url());
    config.setDataSourceProperties(properties());
    config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
    config.setMaximumPoolSize(MAX_CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECT_PATIENCE.toMillis());
    config.setValidationTimeout(CONNECT_PATIENCE.dividedBy(2).toMillis());
    return config;
  }

  /** Without the pool's isolation, under which it would not see what another process just did. */
  @Override
  public DataSource forMigration(DataSource pool) {
    PGSimpleDataSource plain = new PGSimpleDataSource();
    plain.setURL(url());
    plain.setUser(database.user());
    plain.setConnectTimeout((int) CONNECT_PATIENCE.toSeconds());
    Path file = database.passwordFile();
    if (file != null) {
      plain.setPassword(password(file));
    }
    return plain;
  }

  /**
   * What collided with other work. A row that was there unexpectedly is such a case too: had the
   * work been alone, it would have seen it; and so is a full list of who read what, which empties
   * as others end.
   */
  @Override
  public boolean isWorthAnotherTry(SQLException failure, int attempts) {
    return attempts < MAX_ATTEMPTS
        && Set.of("40001", "40P01", "23505", "53200")
            .contains(String.valueOf(failure.getSQLState()));
  }

  /** A snapshot: what is read is noted for no one. */
  @Override
  public void beginReading(Transaction transaction) throws SQLException {
    transaction.update("set transaction isolation level repeatable read, read only");
  }

  private String url() {
    return "jdbc:postgresql://" + database.where();
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("ApplicationName", "pasu");
    properties.setProperty("connectTimeout", seconds(CONNECT_PATIENCE));
    properties.setProperty("loginTimeout", seconds(CONNECT_PATIENCE));
    properties.setProperty("socketTimeout", seconds(ANSWER_PATIENCE));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("stringtype", "unspecified"); // Else no index serves a char column.
    properties.setProperty("logServerErrorDetail", "false"); // It quotes what was to be stored.
    properties.setProperty("options", SESSION);
    Path file = database.passwordFile();
    if (file != null) {
      properties.setProperty("password", password(file));
    }
    return properties;
  }

  private static String seconds(Duration span) {
    return String.valueOf(span.toSeconds());
  }

  private static String password(Path file) {
    try {
      String password = Files.readString(file).strip();
      if (!password.isEmpty()) {
        return password;
      }
      throw new DatabaseException(
          "the password file %s is empty; write the database's password into it".formatted(file));
    } catch (IOException failure) {
      throw new DatabaseException(
          "the password file %s cannot be read; name one that this user may read: %s"
              .formatted(file, failure.getMessage()),
          failure);
    }
  }
}
