package pasu.agent.clip;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Waits for recordings to be done with all they have in hand. */
final class RecordingsEnd {

  private RecordingsEnd() {}

  static void until(Vertx vertx, Recordings recordings) {
    Promise<Void> finished = Promise.promise();
    vertx.setPeriodic(
        1,
        timer -> {
          if (recordings.unfinished() == 0) {
            finished.tryComplete(); // First: a timer that only just fires cannot be cancelled.
            vertx.cancelTimer(timer);
          }
        });
    finished.future().await();
  }
}
