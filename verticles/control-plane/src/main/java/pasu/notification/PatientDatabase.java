package pasu.notification;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import pasu.database.Database;
import pasu.protocol.Refusal;

/**
 * The database, asked again after 1, 2, 4 … s while it cannot be used and the answer is still
 * wanted. One is asked again at a time, so that the threads of all else do not wait with them.
 * Belongs to one verticle, with which it ends.
 */
public final class PatientDatabase {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final int MOST_WAITING = 1_000;

  private final Vertx vertx;
  private final Database database;
  private Future<?> line = Future.succeededFuture();
  private int waiting;

  public PatientDatabase(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.database = database;
  }

  /** Does the work; fails as {@link Database#ask} does, but only once the time is over. */
  public <T> Future<T> ask(Duration wanted, Database.Work<T> work) {
    return database.ask(vertx, work).recover(failure -> again(wanted, work, FIRST_PAUSE, failure));
  }

  private <T> Future<T> again(
      Duration wanted, Database.Work<T> work, Duration pause, Throwable failure) {
    if (!isUnavailable(failure) || pause.compareTo(wanted) > 0 || waiting >= MOST_WAITING) {
      return Future.failedFuture(failure);
    }
    waiting++;
    return pause(pause)
        .compose(_ -> askInTurn(work))
        .onComplete(_ -> waiting--)
        .recover(next -> again(wanted.minus(pause), work, pause.multipliedBy(2), next));
  }

  private Future<?> pause(Duration pause) {
    Promise<?> over = Promise.promise();
    vertx.setTimer(pause.toMillis(), _ -> over.complete());
    return over.future();
  }

  private <T> Future<T> askInTurn(Database.Work<T> work) {
    Future<T> answer = line.transform(_ -> database.ask(vertx, work));
    line = answer;
    return answer;
  }

  private static boolean isUnavailable(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.code() == 503;
  }
}
