package pasu.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.agent.ingest.Receiver;
import pasu.agent.ingest.ReceiverOptions;
import pasu.agent.ingest.StreamSession;
import pasu.agent.ingest.StreamSink;
import pasu.edge.spool.Spool;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.Uplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.Cause;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import pasu.protocol.clip.ClipDigest;
import pasu.protocol.frame.Drop;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;

/** An outage, restarts of the edge and a bad network together, over real sockets and files. */
class LossyOutageTest {

  private static final int CLIPS = 3;
  private static final int FRAMES = 60;
  private static final int FRAME_BYTES = 40_000;
  private static final int PACKETS_A_KEY = 2_000;
  private static final long SECONDS = 120;

  @TempDir private Path disk;
  private final Random random = new Random(20_261_123);
  private final List<Detected> clips =
      IntStream.rangeClosed(1, CLIPS).mapToObj(LossyOutageTest::clip).toList();
  private final Archive archive = new Archive();
  private Receiver receiver;
  private Relay relay;
  private Spool spool;
  private DatagramUplink uplink;
  private long epoch;

  @BeforeEach
  void start() throws IOException {
    receiver = Receiver.bind(new ReceiverOptions("127.0.0.1", 0));
    InetAddress here = InetAddress.getLoopbackAddress();
    relay =
        Relay.start(
            new InetSocketAddress(here, 0),
            new InetSocketAddress(here, receiver.port()),
            new Badness(0.2, 0, 0.01, 0.05, Duration.ofMillis(5), 0),
            4711);
    startEdge();
  }

  @AfterEach
  void stop() {
    endEdge();
    relay.close();
    receiver.close();
  }

  @Test
  void losesNoFrameWhenTheEdgeIsStartedAgainWithoutAnAgentAndWhileItDelivers() throws Exception {
    clips.forEach(this::capture);
    restartEdge();
    assertThat(uplink.past().clips()).containsExactlyElementsOf(clips);
    deliver();
    await(archive.half);

    restartEdge();
    deliver();

    await(archive.everything);
    assertEverythingArrived();
  }

  @Test
  void losesNoFrameWhenTheKeysChangeMeanwhile() throws Exception {
    clips.forEach(this::capture);

    deliver();

    await(archive.everything);
    assertEverythingArrived();
    assertThat(receiver.traffic().received()).isGreaterThan(2 * PACKETS_A_KEY);
    assertThat(receiver.traffic().dropped(Drop.FORGED)).isZero();
    assertThat(receiver.traffic().dropped(Drop.KEY_EPOCH)).isZero();
  }

  private void startEdge() {
    UplinkOptions options =
        new UplinkOptions(
            "yard",
            64L * 1024 * 1024,
            2_000_000,
            2_000_000,
            PACKETS_A_KEY,
            1 << 20,
            System::nanoTime,
            InstantSource.system());
    spool = new Spool(disk.resolve("spool"), Spool.DEFAULT_LIMIT_BYTES, InstantSource.system());
    uplink = DatagramUplink.start(options, spool.open().camera("yard"), archive);
  }

  private void endEdge() {
    uplink.close();
    spool.close();
  }

  private void restartEdge() {
    endEdge();
    startEdge();
  }

  private void capture(Detected clip) {
    uplink.begin(clip);
    frames(clip).forEach(frame -> uplink.send(frame, clip.clipNumber()));
    uplink.finish(clip.clipNumber());
  }

  /** Under a new lease. */
  private void deliver() {
    epoch++;
    Terms terms =
        new Terms("yard", "home", 3, epoch, Suite.AES_128_GCM, Secret.random(random), 77, 20_000);
    StreamSession session = receiver.open(terms, archive);
    archive.session = session;
    uplink.open(new Grant(terms, new Admitted("agent-1", "127.0.0.1", relay.port(), session.id())));
    clips.stream()
        .map(Detected::clipNumber)
        .filter(number -> !archive.acknowledged.contains(number))
        .forEach(uplink::admit);
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  private void assertEverythingArrived() {
    for (Detected clip : clips) {
      List<Frame> captured = frames(clip);
      Map<Long, byte[]> stored = archive.framesOf(clip.clipNumber());
      MessageDigest digest = ClipDigest.start();
      for (Frame frame : captured) {
        assertThat(stored.get(frame.number())).isEqualTo(frame.jpeg());
        digest.update(ClipDigest.ofFrame(frame.jpeg()));
      }
      assertThat(stored).hasSameSizeAs(captured);
      assertThat(Objects.requireNonNull(archive.manifests.get(clip.clipNumber())).digest())
          .isEqualTo(digest.digest());
    }
  }

  private static Detected clip(int n) {
    Instant at = Instant.parse("2026-11-23T10:00:00Z").plusSeconds(60L * n);
    return new Detected(
        "yard", "%032x".formatted(n), n, 1_000L * n, at.minusSeconds(5), at, Cause.INFRARED, null);
  }

  /** The same bytes for the same clip. */
  private static List<Frame> frames(Detected clip) {
    Random bytes = new Random(clip.clipNumber());
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      byte[] jpeg = new byte[FRAME_BYTES];
      bytes.nextBytes(jpeg);
      frames.add(new Frame(clip.firstFrame() + i, 1_700_000_000_000_000L + 66_667L * i, jpeg));
    }
    return frames;
  }

  /** Takes each frame as durable at once, and acknowledges whole clips. */
  private static final class Archive implements StreamSink, Uplink.Listener {

    private final CountDownLatch half = new CountDownLatch(CLIPS * FRAMES / 2);
    private final CountDownLatch everything = new CountDownLatch(CLIPS);
    private final Map<Integer, Map<Long, byte[]>> frames = new ConcurrentHashMap<>();
    private final Map<Integer, Manifest> manifests = new ConcurrentHashMap<>();
    private final List<Integer> acknowledged = new CopyOnWriteArrayList<>();
    private volatile @Nullable StreamSession session;

    @Override
    public boolean accept(Frame frame, int clipNumber) {
      framesOf(clipNumber).put(frame.number(), frame.jpeg());
      session().durable(clipNumber, frame.number());
      half.countDown();
      acknowledgeIfWhole(clipNumber);
      return true;
    }

    @Override
    public void show(Frame frame) {}

    @Override
    public void manifest(Manifest said) {
      manifests.put(said.clipNumber(), said);
      acknowledgeIfWhole(said.clipNumber());
    }

    @Override
    public void silent() {}

    @Override
    public void acknowledged(int clipNumber) {
      acknowledged.add(clipNumber);
      everything.countDown();
    }

    @Override
    public void agentSilent(long epoch) {}

    private StreamSession session() {
      return Objects.requireNonNull(session);
    }

    private Map<Long, byte[]> framesOf(int clipNumber) {
      return frames.computeIfAbsent(clipNumber, _ -> new ConcurrentHashMap<>());
    }

    private void acknowledgeIfWhole(int clipNumber) {
      Manifest said = manifests.get(clipNumber);
      if (said != null && framesOf(clipNumber).size() == said.captured().count()) {
        session().acknowledge(clipNumber);
      }
    }
  }
}
