package pasu.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Refusal;

/**
 * The SQL database. Thread-safe.
 *
 * <p>Work blocks, in native code too, which would pin a virtual thread's carrier, so verticles have
 * it done on Vert.x' worker threads.
 */
public final class Database implements AutoCloseable {

  /**
   * What is done in one transaction, which commits unless it throws. It runs as if it were alone
   * with the database, and is done again when it was not; so it changes nothing but the database.
   */
  @FunctionalInterface
  public interface Work<T> {
    T in(Transaction transaction) throws SQLException;
  }

  private static final Logger log = LoggerFactory.getLogger(Database.class);

  private static final long FIRST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final HikariDataSource pool;
  private final Engine engine;
  private volatile boolean failing;

  private Database(HikariDataSource pool, Engine engine) {
    this.pool = pool;
    this.engine = engine;
    engine.keepRoom();
  }

  /**
   * Opens a database, creates a SQLite file where there is none, and brings the schema up to date.
   *
   * @throws DatabaseException when it cannot be used, or was written by a newer version
   */
  public static Database open(DatabaseOptions options) {
    Engine engine = Engine.of(options);
    engine.refuseUnusable();
    HikariDataSource pool = new HikariDataSource(pool(engine));
    try {
      Schema.migrate(engine.forMigration(pool), options);
      return new Database(pool, engine);
    } catch (RuntimeException failure) {
      pool.close();
      throw failure;
    }
  }

  private static HikariConfig pool(Engine engine) {
    HikariConfig config = engine.pool();
    config.setPoolName("pasu");
    config.setAutoCommit(false);
    return config;
  }

  /** Does the work on a worker thread; the answer comes on the caller's context. */
  public <T> Future<T> ask(Vertx vertx, Work<T> work) {
    return Blocking.on(vertx, () -> run(work));
  }

  /**
   * Does the work on this thread.
   *
   * @throws Refusal of code 503 when the database cannot be used now; nothing was changed then,
   *     unless the connection broke at the very end
   */
  public <T> T run(Work<T> work) {
    try {
      T result = attempt(work);
      if (failing) {
        failing = false;
        log.info("database works again");
      }
      return result;
    } catch (SQLException failure) {
      if (!failing) { // During an outage it is asked several times a second.
        failing = true;
        log.warn("database failed error={}", failure.getMessage());
      }
      throw Refusal.unavailable(
          "database-down",
          "the database cannot be used now; try again later, the control plane's log says why");
    }
  }

  /**
   * Does work that only reads, on this thread: it sees all as it was at one moment, collides with
   * nobody, and leaves no trace of what it read for others to collide with.
   *
   * @throws Refusal as {@link #run} does
   */
  public <T> T read(Work<T> work) {
    return run(
        transaction -> {
          engine.beginReading(transaction);
          return work.in(transaction);
        });
  }

  /** Keeps the room that a full disk may have taken; for every now and then. */
  public void keepRoom() {
    engine.keepRoom();
  }

  private <T> T attempt(Work<T> work) throws SQLException {
    for (int attempts = 1; ; attempts++) {
      try {
        return transact(work);
      } catch (SQLException failure) {
        if (!engine.isWorthAnotherTry(failure, attempts)) {
          throw failure;
        }
        rest(attempts);
      }
    }
  }

  /** Longer with each try, and each time another while: what collided would collide again. */
  private static void rest(int attempts) {
    long most = Math.min(LONGEST_REST_NANOS, FIRST_REST_NANOS << Math.min(attempts, 10));
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
  }

  private <T> T transact(Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      try {
        T result = work.in(new Transaction(connection));
        connection.commit();
        return result;
      } catch (SQLException failure) {
        beginAnew(connection, failure);
        throw failure;
      } // Whatever else is thrown is rolled back as the pool takes the connection back.
    }
  }

  private void beginAnew(Connection connection, SQLException because) {
    try {
      engine.beginAnew(connection);
    } catch (SQLException broken) { // The pool drops it.
      because.addSuppressed(broken);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
