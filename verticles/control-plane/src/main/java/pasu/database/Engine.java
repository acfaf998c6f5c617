package pasu.database;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What one kind of database does differently from the other. Thread-safe. */
interface Engine {

  /** The engine for such a database. Opens nothing. */
  static Engine of(DatabaseOptions options) {
    return switch (options) {
      case DatabaseOptions.SqliteFile sqlite -> new SqliteEngine(sqlite.file());
      case DatabaseOptions.PostgresDatabase postgres -> new PostgresEngine(postgres);
    };
  }

  /**
   * Opens the database once without the pool, which would try for seconds and say less.
   *
   * @throws DatabaseException when it cannot be used
   */
  void refuseUnusable();

  HikariConfig pool();

  /** Through what the schema is brought up to date. */
  default DataSource forMigration(DataSource pool) {
    return pool;
  }

  /** Whether work that failed so, and changed nothing, should be done once more now. */
  boolean isWorthAnotherTry(SQLException failure, int attempts);

  /** Rolls back, so that the connection is good for the next work. */
  default void beginAnew(Connection connection) throws SQLException {
    connection.rollback();
  }

  /** Says that what has just begun reads only. */
  default void beginReading(Transaction transaction) throws SQLException {}

  /** Keeps the room that a full disk may have taken. */
  default void keepRoom() {}
}
