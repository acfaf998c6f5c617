package pasu.bench.simulation.scale;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.Cause;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Quit;
import pasu.protocol.Suite;
import pasu.web.link.Heartbeats;

/**
 * Edges that register, say each second that they live, and detect somebody now and then; without
 * camera, and without a stream. All on one event loop.
 */
final class PretendedEdges {

  private static final Logger log = LoggerFactory.getLogger(PretendedEdges.class);
  private static final int SLICES = 100;
  private static final int SECOND_MILLIS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int CLIP_ID_BYTES = 16;

  private final Vertx vertx;
  private final Context context;
  private final Bus bus;
  private final Multitude multitude;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private final List<EdgeAlive> edges;
  private final BitSet streaming = new BitSet();
  private final BitSet registered = new BitSet();
  private final AtomicLong heartbeats = new AtomicLong();
  private final AtomicLong unheard = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Queue<Duration> grants = new ConcurrentLinkedQueue<>();
  private volatile int registrations;
  private int slice;
  private double owed;

  PretendedEdges(
      Vertx vertx,
      Multitude multitude,
      InstantSource clock,
      LongSupplier nanoTime,
      RandomGenerator random) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.bus = new Bus(vertx.eventBus());
    this.multitude = multitude;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.random = random;
    this.edges = IntStream.range(0, multitude.edges()).mapToObj(PretendedEdges::alive).toList();
  }

  List<EdgeAlive> edges() {
    return edges;
  }

  /** From now on they live, as if behind one gateway, which is this process. */
  void startTogether() {
    Heartbeats together = new Heartbeats(bus);
    each(SECOND_MILLIS / SLICES, () -> beat(together::tell));
    each(Heartbeats.PACE.toMillis(), together::send);
  }

  /** From now on they live, each for itself. */
  void startAlone() {
    each(SECOND_MILLIS / SLICES, () -> beat(edge -> bus.ask(Addresses.EDGES, edge)));
  }

  /** From now on there are detections; not before all have registered. */
  void detect() {
    each(SECOND_MILLIS / SLICES, this::detectSome);
  }

  private void each(long millis, Runnable act) {
    context.runOnContext(_ -> vertx.setPeriodic(millis, _ -> act.run()));
  }

  int registrations() {
    return registrations;
  }

  /** From now on each counts as registered only once it is heard again. */
  void forgetRegistrations() {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        _ -> {
          registered.clear();
          registrations = 0;
          done.complete();
        });
    done.future().await();
  }

  /** Forgets what was counted so far. */
  void startCounting() {
    heartbeats.set(0);
    unheard.set(0);
    failed.set(0);
    grants.clear();
  }

  long heartbeats() {
    return heartbeats.get();
  }

  long unheard() {
    return unheard.get();
  }

  long failed() {
    return failed.get();
  }

  List<Duration> grants() {
    return new ArrayList<>(grants);
  }

  /** A hundredth of them each hundredth of a second. */
  private void beat(Function<EdgeAlive, Future<CameraSettings>> tell) {
    for (int edge = slice; edge < edges.size(); edge += SLICES) {
      int which = edge;
      heartbeats.incrementAndGet();
      tell.apply(edges.get(edge))
          .onSuccess(_ -> heard(which))
          .onFailure(_ -> unheard.incrementAndGet());
    }
    slice = (slice + 1) % SLICES;
  }

  private void heard(int edge) {
    if (!registered.get(edge)) {
      registered.set(edge);
      registrations = registered.cardinality();
    }
  }

  private void detectSome() {
    owed += multitude.detections() / (double) SLICES;
    for (; owed >= 1; owed--) {
      int edge = idleEdge();
      streaming.set(edge);
      detect(edge);
    }
  }

  private int idleEdge() {
    int edge = random.nextInt(edges.size());
    return streaming.get(edge) ? idleEdge() : edge;
  }

  private void detect(int edge) {
    long asked = nanoTime.getAsLong();
    ask(detected(edges.get(edge).camera()))
        .onSuccess(grant -> granted(edge, grant, asked))
        .onFailure(
            why -> {
              log.warn("no lease edge={} error={}", edge, why.getMessage());
              failed.incrementAndGet();
              streaming.clear(edge);
            });
  }

  private void granted(int edge, Grant grant, long asked) {
    grants.add(Duration.ofNanos(nanoTime.getAsLong() - asked));
    vertx.setTimer(
        Multitude.STREAM.toMillis(),
        _ -> {
          bus.publish(Addresses.QUITS, new Quit(grant.terms().camera(), grant.terms().epoch()));
          streaming.clear(edge);
        });
  }

  private Future<Grant> ask(Detected detected) {
    return bus.ask(Addresses.DETECTIONS, detected, PATIENCE);
  }

  private Detected detected(String camera) {
    byte[] clip = new byte[CLIP_ID_BYTES];
    random.nextBytes(clip);
    Instant now = clock.instant();
    return new Detected(
        camera, HexFormat.of().formatHex(clip), 1, 1, now, now, Cause.INFRARED, null);
  }

  private static EdgeAlive alive(int number) {
    return new EdgeAlive(
        "edge-%05d".formatted(number),
        "site-%04d".formatted(number / 10),
        "v4l2:/dev/video0",
        "gpio:17",
        1280,
        720,
        15,
        null,
        List.of(),
        List.of(Suite.CHACHA20_POLY1305, Suite.AES_128_GCM),
        List.of());
  }
}
