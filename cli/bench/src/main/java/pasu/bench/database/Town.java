package pasu.bench.database;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.CatalogMessage.FindClip;
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.CatalogMessage.Order;
import pasu.protocol.Cause;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipReady;
import pasu.protocol.ClipMessage.ClipReport;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.ClipMessage.ClipStarted;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.EdgeMessage.Cameras;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.ListCameras;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Quit;
import pasu.protocol.Suite;

/** Cameras and clips by number, and what is asked of a control plane about them. */
record Town(Bus bus) {

  private static final int CAMERAS_A_SITE = 4;
  private static final int CLIPS_A_SITE = 50;
  private static final long LOOK_MILLIS = 100;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  /** Waits until a control plane answers that leads; blocks. */
  void awaitLeader(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    Future<Cameras> cameras = Future.failedFuture("not asked yet");
    while (!cameras.succeeded()) {
      if (System.nanoTime() > deadline) {
        throw CommandFailure.failed(
            "no control plane leads within %d s; end the one that holds this database"
                .formatted(patience.toSeconds()));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      cameras = bus.ask(Addresses.CAMERAS, new ListCameras());
      cameras.otherwiseEmpty().await();
    }
  }

  Future<?> register(int number) {
    return bus.ask(
        Addresses.EDGES,
        new EdgeAlive(
            camera(number),
            site(number / CAMERAS_A_SITE),
            "v4l2:/dev/video0",
            "gpio:17",
            1280,
            720,
            15,
            null,
            List.of(),
            List.of(Suite.AES_128_GCM),
            List.of()));
  }

  /** A detection, and the end of its stream, so that there is always room. */
  Future<?> detect(int number) {
    Instant at = BEGIN.plusSeconds(number);
    Detected detected =
        new Detected(camera(number), clipId(number), 1, 1, at, at, Cause.INFRARED, null);
    return bus.ask(Addresses.DETECTIONS, detected).onSuccess(this::quit);
  }

  private void quit(Grant grant) {
    bus.publish(Addresses.QUITS, new Quit(grant.terms().camera(), grant.terms().epoch()));
  }

  /** All that an agent says of a clip, but for what stays in memory. */
  Future<?> store(int number) {
    return report(new ClipStarted(clip(number, Clip.State.RECORDING), 1))
        .compose(_ -> report(new ClipSaved(clip(number, Clip.State.FINISHING), 1, List.of())))
        .compose(_ -> report(new ClipReady(clip(number, Clip.State.READY), 1)));
  }

  private Future<Stored> report(ClipReport report) {
    return bus.ask(Addresses.CLIP_REPORTS, report);
  }

  Future<?> latestOfSite(int number) {
    return clips(site(number / CLIPS_A_SITE), Order.TIME);
  }

  Future<?> latest(Order order) {
    return clips(null, order);
  }

  private Future<?> clips(@Nullable String site, Order order) {
    return bus.ask(
        Addresses.CLIPS,
        new ListClips(CLIPS_A_SITE, null, site, null, null, null, order, null, null));
  }

  Future<?> find(int number) {
    return bus.ask(Addresses.CLIP, new FindClip(clipId(number)));
  }

  private static Clip clip(int number, Clip.State state) {
    Instant at = BEGIN.plusSeconds(number);
    int site = number / CLIPS_A_SITE;
    return new Clip(
        clipId(number),
        camera(site * CAMERAS_A_SITE + number % CAMERAS_A_SITE),
        site(site),
        1 + number % 5,
        Cause.INFRARED,
        at,
        at,
        35_000,
        525,
        0,
        state,
        33_000_000,
        false);
  }

  private static String camera(int number) {
    return "camera-" + number;
  }

  private static String site(int number) {
    return "site-" + number;
  }

  private static String clipId(int number) {
    return "%032x".formatted(number);
  }
}
