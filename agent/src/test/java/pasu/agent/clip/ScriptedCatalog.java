package pasu.agent.clip;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import pasu.protocol.ClipMessage.ClipReady;
import pasu.protocol.ClipMessage.ClipReport;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.Refusal;

/** A catalog that notes what it is told, and refuses when a test wants it to. */
final class ScriptedCatalog {

  private final BlockingQueue<ClipReport> reports = new LinkedBlockingQueue<>();
  private volatile int refusal;
  private volatile int refusalOfReady;

  /** From now on refuses with that code; 0 to take what comes. */
  void refuse(int code) {
    refusal = code;
  }

  /** From now on refuses only the last report of a clip, with that code. */
  void refuseReady(int code) {
    refusalOfReady = code;
  }

  Future<Stored> take(ClipReport report) {
    reports.add(report);
    int code = report instanceof ClipReady && refusalOfReady > 0 ? refusalOfReady : refusal;
    return code == 0
        ? Future.succeededFuture(new Stored())
        : Future.failedFuture(new Refusal(code, "as the test wants"));
  }

  /** What nobody waited for yet. */
  Collection<ClipReport> told() {
    return reports;
  }

  /** Waits for the next report of that kind, over others. */
  <R extends ClipReport> R next(Class<R> kind) throws InterruptedException {
    while (true) {
      ClipReport report = reports.poll(60, SECONDS);
      assertThat(report).as("a " + kind.getSimpleName()).isNotNull();
      if (kind.isInstance(report)) {
        return kind.cast(report);
      }
    }
  }
}
