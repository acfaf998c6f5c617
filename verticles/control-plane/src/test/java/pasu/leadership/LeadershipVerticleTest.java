package pasu.leadership;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.database.Transaction;

@ExtendWith(VertxExtension.class)
@OnEachDatabase
class LeadershipVerticleTest {

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private Vertx vertx;
  private Database database;

  /** What only a leader runs. */
  private final class Follower extends VerticleBase {
    private final String leader;

    Follower(String leader) {
      this.leader = leader;
    }

    @Override
    public Future<?> start() {
      events.add(leader + " begins");
      return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
      events.add(leader + " ends");
      return Future.succeededFuture();
    }
  }

  @BeforeEach
  void open(Vertx vertx) {
    this.vertx = vertx;
    database = Database.open(kind.fresh(folder));
  }

  @AfterEach
  void close() {
    vertx.close().await();
    database.close();
  }

  @Test
  void handsOverWhenItIsStopped() throws InterruptedException {
    String first = deploy("first", false);
    deploy("second", false);
    assertThat(next()).isEqualTo("first begins");

    vertx.undeploy(first).await();

    assertThat(next()).isEqualTo("first ends");
    assertThat(next()).isEqualTo("second begins");
  }

  @Test
  void stepsDownWhenItCannotRenew() throws InterruptedException {
    deploy("first", false);
    assertThat(next()).isEqualTo("first begins");

    database.close();

    assertThat(next()).isEqualTo("first ends");
  }

  @Test
  void leadsAgainOnceTheDatabaseIsBack() throws InterruptedException {
    deploy("first", false);
    next();
    CountDownLatch back = new CountDownLatch(1);
    vertx.executeBlocking(() -> database.run(transaction -> hold(transaction, back)), false);
    assertThat(next()).isEqualTo("first ends");

    back.countDown();

    assertThat(next()).isEqualTo("first begins");
  }

  @Test
  void writesNothingAndWaitsForNobodyWhenItIsAlone() throws InterruptedException {
    database.close();

    deploy("first", true);

    assertThat(next()).isEqualTo("first begins");
  }

  /** Lets nobody else near the row: on SQLite by the only connection, on PostgreSQL by a lock. */
  private static boolean hold(Transaction transaction, CountDownLatch until) throws SQLException {
    transaction.update("update leadership set beat = beat");
    try {
      return until.await(20, SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String deploy(String holder, boolean alone) {
    LeadershipOptions options =
        new LeadershipOptions(holder, Duration.ofMillis(400), Duration.ofMillis(100), alone);
    Leadership leadership = new Leadership(options, database, System::nanoTime);
    return vertx
        .deployVerticle(new LeadershipVerticle(leadership, () -> List.of(new Follower(holder))))
        .await();
  }

  private String next() throws InterruptedException {
    String event = events.poll(20, SECONDS);
    assertThat(event).as("within 20 s").isNotNull();
    return event;
  }
}
