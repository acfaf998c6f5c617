package pasu.agent.clip;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.ClipMessage.ClipProgress;
import pasu.protocol.ClipMessage.ClipReport;
import pasu.protocol.Refusal;

/** Tells the catalog, until it has answered. Thread-safe; answers arrive on the context. */
final class ClipReports {

  /** The clip was removed, hence nobody wants to hear of it. */
  static final int REMOVED = 410;

  private static final Logger log = LoggerFactory.getLogger(ClipReports.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final long FIRST_DELAY_MS = 100;
  private static final long LONGEST_DELAY_MS = 5_000;

  private final Bus bus;
  private final Context context;

  ClipReports(Bus bus, Context context) {
    this.bus = bus;
    this.context = context;
  }

  Context context() {
    return context;
  }

  /** Succeeds once the catalog answered; fails only when the clip was removed, code 410. */
  Future<Void> report(ClipReport report) {
    Promise<Void> answered = Promise.promise();
    context.runOnContext(_ -> ask(report, FIRST_DELAY_MS, answered));
    return answered.future();
  }

  /** Tells it once: the next second's makes it good. Fails as the catalog does. */
  Future<Void> mention(ClipProgress progress) {
    return bus.ask(Addresses.CLIP_REPORTS, progress, PATIENCE).mapEmpty();
  }

  private void ask(ClipReport report, long delayMs, Promise<Void> answered) {
    bus.ask(Addresses.CLIP_REPORTS, report, PATIENCE)
        .onSuccess(_ -> answered.complete())
        .onFailure(failure -> failed(report, delayMs, answered, failure));
  }

  private void failed(ClipReport report, long delayMs, Promise<Void> answered, Throwable failure) {
    if (isRemoval(failure)) {
      answered.fail(failure);
      return;
    }
    log.warn(
        "catalog does not answer camera={} clip={} error=\"{}\"",
        report.clip().camera(),
        report.clip().id(),
        failure.getMessage());
    long next = Math.min(delayMs * 2, LONGEST_DELAY_MS);
    context.owner().setTimer(delayMs, _ -> ask(report, next, answered));
  }

  static boolean isRemoval(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.code() == REMOVED;
  }
}
