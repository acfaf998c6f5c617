package pasu.bench.outage;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import pasu.bench.GatewaySocket;
import pasu.bench.LiveViewer;

/** Somebody who watches a camera live all the time, and how old its pictures are then. */
final class LiveWatch implements AutoCloseable {

  private final LiveViewer viewer = new LiveViewer();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("viewer-alive").unstarted(task));
  private final WebSocket socket;
  private long sinceNanos = System.nanoTime();

  /** Begins to watch. */
  LiveWatch(URI server, String token, String camera) {
    socket = GatewaySocket.live(http, server, camera, token, viewer);
    var _ = heart.scheduleAtFixedRate(this::sayAlive, 1, 1, TimeUnit.SECONDS);
  }

  private void sayAlive() {
    socket.sendText("alive", true).join();
  }

  /** Forgets what was seen so far. */
  void begin() {
    viewer.forget();
    sinceNanos = System.nanoTime();
  }

  /** What was seen since. */
  LiveFigures figures() {
    List<Duration> ages = viewer.ages();
    double seconds = (System.nanoTime() - sinceNanos) / (double) TimeUnit.SECONDS.toNanos(1);
    return LiveFigures.of(ages, seconds);
  }

  @Override
  public void close() {
    heart.shutdownNow();
    socket.abort();
    http.shutdownNow();
  }
}
