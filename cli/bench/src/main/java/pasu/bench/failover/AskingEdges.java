package pasu.bench.failover;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.Cause;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Quit;
import pasu.protocol.Suite;

/** Edges with a link of their own each, but without camera and stream: they only ask. */
record AskingEdges(List<String> cameras, Vertx vertx) implements AutoCloseable {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration BETWEEN = Duration.ofMillis(20);
  private static final int HEARTBEAT_MILLIS = 1_000;
  private static final long PATIENCE_SECONDS = 30;

  /** Starts them, and returns once all are registered. */
  static AskingEdges start(Mesh mesh, int count) throws Exception {
    List<String> cameras = Edges.cameras(count);
    AskingEdges edges = new AskingEdges(cameras, Edges.link(mesh, cameras));
    edges.vertx.setPeriodic(HEARTBEAT_MILLIS, _ -> edges.live());
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!edges.live().transform(Future::succeededFuture).await().succeeded()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the edges are not linked");
      }
      TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
    }
    return edges;
  }

  /** Has one after another detect somebody; how long each waited for its lease. */
  List<Duration> detect(int times) throws Exception {
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      waits.add(detect(cameras.get(i % cameras.size())).await(PATIENCE_SECONDS, TimeUnit.SECONDS));
      TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
    }
    return waits;
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  private Future<?> live() {
    return Future.all(
        cameras.stream().map(camera -> bus().ask(Addresses.EDGES, alive(camera))).toList());
  }

  private Future<Duration> detect(String camera) {
    Instant now = CLOCK.instant();
    String clip = UUID.randomUUID().toString().replace("-", "");
    Detected detected = new Detected(camera, clip, 1, 0, now, now, Cause.MANUAL, null);
    long asked = System.nanoTime();
    return bus()
        .ask(Addresses.DETECTIONS, detected)
        .map(grant -> quit(grant, Duration.ofNanos(System.nanoTime() - asked)));
  }

  private Duration quit(Grant grant, Duration waited) {
    bus().publish(Addresses.QUITS, new Quit(grant.terms().camera(), grant.terms().epoch()));
    return waited;
  }

  private Bus bus() {
    return new Bus(vertx.eventBus());
  }

  private static EdgeAlive alive(String camera) {
    return new EdgeAlive(
        camera,
        "home",
        "none:",
        "manual:",
        0,
        0,
        0,
        null,
        List.of(),
        List.of(Suite.AES_128_GCM),
        List.of());
  }
}
