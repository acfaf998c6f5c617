package pasu.agent;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.ClipMessage.ClipProgress;
import pasu.protocol.ClipMessage.ClipReport;
import pasu.protocol.ClipMessage.Stored;

/** Takes every report, and notes those that are not of progress. */
final class ScriptedCatalog {

  private final BlockingQueue<ClipReport> reports = new LinkedBlockingQueue<>();
  private final List<String> events = new CopyOnWriteArrayList<>();

  static ScriptedCatalog listen(Bus bus) {
    ScriptedCatalog catalog = new ScriptedCatalog();
    bus.answer(Addresses.CLIP_REPORTS, catalog::take).await();
    return catalog;
  }

  /** What was asked, by the names of the reports, in order. */
  List<String> asked() {
    return List.copyOf(events);
  }

  /** Waits for the next report of that kind, over others. */
  <R extends ClipReport> R next(Class<R> kind) throws InterruptedException {
    while (true) {
      ClipReport report = reports.poll(20, SECONDS);
      assertThat(report).as("a " + kind.getSimpleName()).isNotNull();
      if (kind.isInstance(report)) {
        return kind.cast(report);
      }
    }
  }

  private Future<Stored> take(ClipReport report) {
    if (!(report instanceof ClipProgress)) {
      events.add(report.getClass().getSimpleName());
      reports.add(report);
    }
    return Future.succeededFuture(new Stored());
  }
}
