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
import pasu.protocol.ClipMessage.ClipsInHand;
import pasu.protocol.Refusal;

/**
 * Tells the catalog, until it has answered or refused for good. Thread-safe; answers arrive on the
 * context.
 */
final class ClipReports {

  /** The clip was removed, hence nobody wants to hear of it. */
  static final int REMOVED = 410;

  private static final int CONFLICT = 409;
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

  /**
   * Succeeds once the catalog answered. Fails only with a refusal that asking again cannot change,
   * code 410 where the clip was removed, 409 where it is somebody else's.
   */
  Future<Void> report(ClipReport report) {
    Promise<Void> answered = Promise.promise();
    context.runOnContext(_ -> ask(report, FIRST_DELAY_MS, answered));
    return answered.future();
  }

  /** Tells it once: the next second's makes it good. Fails as the catalog does. */
  Future<Void> mention(ClipProgress progress) {
    return bus.ask(Addresses.CLIP_REPORTS, progress, PATIENCE).mapEmpty();
  }

  /** Names what is in hand; the next second's makes it good. */
  void name(ClipsInHand clips) {
    bus.publish(Addresses.CLIPS_IN_HAND, clips);
  }

  private void ask(ClipReport report, long delayMs, Promise<Void> answered) {
    bus.ask(Addresses.CLIP_REPORTS, report, PATIENCE)
        .onSuccess(_ -> answered.complete())
        .onFailure(failure -> failed(report, delayMs, answered, failure));
  }

  private void failed(ClipReport report, long delayMs, Promise<Void> answered, Throwable failure) {
    if (isFinal(failure)) {
      noteRefusal(report, failure);
      answered.fail(failure);
      return;
    }
    note("catalog does not answer", report, failure);
    long next = Math.min(delayMs * 2, LONGEST_DELAY_MS);
    context.owner().setTimer(delayMs, _ -> ask(report, next, answered));
  }

  private static void noteRefusal(ClipReport report, Throwable failure) {
    if (!isRemoval(failure) && !isFenced(failure)) {
      note("catalog refuses clip, files kept", report, failure);
    }
  }

  private static void note(String event, ClipReport report, Throwable failure) {
    log.warn(
        "{} camera={} clip={} report={} error=\"{}\"",
        event,
        report.clip().camera(),
        report.clip().id(),
        report.getClass().getSimpleName(),
        failure.getMessage());
  }

  /** Whether the question itself is at fault: codes 400 to 499. */
  private static boolean isFinal(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.code() / 100 == 4;
  }

  /** Whether the clip is somebody else's. */
  static boolean isFenced(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.code() == CONFLICT;
  }

  static boolean isRemoval(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.code() == REMOVED;
  }
}
