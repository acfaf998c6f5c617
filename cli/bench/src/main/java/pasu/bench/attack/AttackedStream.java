package pasu.bench.attack;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import pasu.agent.ingest.Receiver;
import pasu.agent.ingest.ReceiverOptions;
import pasu.agent.ingest.StreamSession;
import pasu.agent.ingest.StreamSink;
import pasu.agent.ingest.Traffic;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.Uplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;

/**
 * A real edge that streams one clip over a {@link Tap} to a real receiver, and gets a new lease as
 * from the control plane whenever its agent falls silent.
 */
final class AttackedStream implements AutoCloseable, Uplink.Listener {

  private static final int CLIP = 1;
  private static final int FRAMES_PER_SECOND = 15;
  private static final int FRAME_BYTES = 50_000;
  private static final long FRAME_MICROS = 1_000_000 / FRAMES_PER_SECOND;
  private static final long PACKETS_A_KEY = 500;
  private static final long SILENCE_MILLIS = 5_000;

  private final RandomGenerator random;
  private final Receiver receiver;
  private final Tap tap;
  private final DatagramUplink uplink;
  private final ScheduledExecutorService camera = Executors.newSingleThreadScheduledExecutor();
  private final Set<Long> stored = ConcurrentHashMap.newKeySet();
  private final AtomicInteger leases = new AtomicInteger();
  private final CompletableFuture<Integer> acknowledged = new CompletableFuture<>();
  private final LongAdder damaged = new LongAdder();
  private volatile long captured;

  private AttackedStream(RandomGenerator random, ReceiverOptions options) throws IOException {
    this.random = random;
    this.receiver = Receiver.bind(options);
    this.tap = Tap.before(receiver.port());
    this.uplink = DatagramUplink.start(options(), this);
  }

  /** Starts all; the clip has its first frames when it returns. */
  static AttackedStream start(RandomGenerator random, ReceiverOptions options) throws Exception {
    AttackedStream stream = new AttackedStream(random, options);
    stream.lease();
    long period = TimeUnit.SECONDS.toNanos(1) / FRAMES_PER_SECOND;
    Future<?> filming =
        stream.camera.scheduleAtFixedRate(stream::capture, 0, period, TimeUnit.NANOSECONDS);
    while (!filming.isDone() && stream.stored.size() < FRAMES_PER_SECOND) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return stream;
  }

  int agentPort() {
    return receiver.port();
  }

  Traffic traffic() {
    return receiver.traffic();
  }

  Tap tap() {
    return tap;
  }

  /** Leases that ended before their clip. */
  int leasesLost() {
    return leases.get() - 1;
  }

  long captured() {
    return captured;
  }

  /** Frames of the clip that are not stored as they were captured. */
  long lost() {
    return captured - stored.size() + damaged.sum();
  }

  /** Ends the clip; says whether it was acknowledged in time. */
  boolean finish(long patienceSeconds) throws Exception {
    camera.shutdown();
    boolean over = camera.awaitTermination(patienceSeconds, TimeUnit.SECONDS);
    uplink.finish(CLIP);
    return over
        && acknowledged.completeOnTimeout(0, patienceSeconds, TimeUnit.SECONDS).get() == CLIP;
  }

  @Override
  public void close() throws IOException {
    camera.shutdownNow();
    uplink.close();
    receiver.close();
    tap.close();
  }

  @Override
  public void acknowledged(int clipNumber) {
    acknowledged.complete(clipNumber);
  }

  @Override
  public void agentSilent(long epoch) {
    if (epoch == leases.get()) {
      lease();
    }
  }

  private void capture() {
    long number = captured;
    uplink.send(new Frame(number, number * FRAME_MICROS, jpeg(number)), CLIP);
    captured = number + 1;
  }

  private synchronized void lease() {
    Terms terms =
        new Terms(
            "bench",
            "bench",
            3,
            leases.incrementAndGet(),
            Suite.AES_128_GCM,
            Secret.random(random),
            Integer.toUnsignedLong(random.nextInt()),
            SILENCE_MILLIS);
    LeasedClip clip = new LeasedClip();
    StreamSession session = receiver.open(terms, clip);
    clip.session.complete(session);
    uplink.open(new Grant(terms, new Admitted("agent-1", "127.0.0.1", tap.port(), session.id())));
    uplink.admit(CLIP);
  }

  /** The usual, but the keys change about each second. */
  private static UplinkOptions options() {
    UplinkOptions usual = new UplinkOptions("bench", InstantSource.system());
    return new UplinkOptions(
        usual.camera(),
        usual.memoryBytes(),
        usual.frameBytesPerSecond(),
        usual.backlogBytesPerSecond(),
        PACKETS_A_KEY,
        usual.forgeries(),
        usual.nanoTime(),
        usual.clock());
  }

  /** The same bytes for the same number. */
  private static byte[] jpeg(long number) {
    byte[] jpeg = new byte[FRAME_BYTES];
    new SplittableRandom(number).nextBytes(jpeg);
    return jpeg;
  }

  /** The clip as it comes in under one lease; what comes before its session is known, later. */
  private final class LeasedClip implements StreamSink {

    private final CompletableFuture<StreamSession> session = new CompletableFuture<>();

    @Override
    public boolean accept(Frame frame, int clipNumber) {
      StreamSession under = session.getNow(null);
      if (under == null) {
        return false;
      }
      if (!Arrays.equals(frame.jpeg(), jpeg(frame.number()))) {
        damaged.increment();
      }
      stored.add(frame.number());
      under.durable(clipNumber, frame.number());
      return true;
    }

    @Override
    public void show(Frame frame) {}

    @Override
    public void manifest(Manifest manifest) {
      StreamSession under = session.getNow(null);
      if (under != null && stored.size() >= manifest.captured().count()) {
        under.acknowledge(manifest.clipNumber());
      }
    }

    @Override
    public void silent() {}
  }
}
