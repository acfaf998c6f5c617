package pasu.agent.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.edge.spool.CameraSpool;
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
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;

/** An edge that has no agent for longer than its memory lasts, over real sockets. */
class OutageTest {

  private static final int CLIPS = 4;
  private static final int FRAMES = 60;
  private static final int FRAME_BYTES = 50_000;
  private static final long MEMORY = 4L * 1024 * 1024;
  private static final long SECONDS = 120;

  @TempDir private Path disk;
  private final Random random = new Random(20_261_123);
  private final List<Detected> clips =
      IntStream.rangeClosed(1, CLIPS).mapToObj(this::clip).toList();
  private final Archive archive = new Archive();
  private final Semaphore saved = new Semaphore(0);
  private Receiver receiver;
  private Spool spool;
  private DatagramUplink uplink;

  @BeforeEach
  void start() throws IOException {
    receiver = Receiver.bind(new ReceiverOptions("127.0.0.1", 0));
    startEdge();
  }

  @AfterEach
  void stop() {
    endEdge();
    receiver.close();
  }

  @Test
  void deliversThreeTimesItsMemoryOnceThereIsAnAgent() throws Exception {
    captureAll();

    deliver();

    assertEverythingArrived();
  }

  @Test
  void deliversWhatAnEdgeBeforeItLeftBehind() throws Exception {
    captureAll();
    endEdge();

    startEdge();

    assertThat(uplink.past().clips()).containsExactlyElementsOf(clips);
    deliver();
    assertEverythingArrived();
  }

  @Test
  void leavesNothingOnTheDiskOnceEverythingIsAcknowledged() throws Exception {
    captureAll();

    deliver();
    endEdge();

    assertThat(disk.resolve("spool")).isEmptyDirectory();
  }

  private void startEdge() {
    spool = new Spool(disk.resolve("spool"), Spool.DEFAULT_LIMIT_BYTES, InstantSource.system());
    UplinkOptions options =
        new UplinkOptions(
            "yard",
            MEMORY,
            5_000_000,
            20_000_000,
            1 << 20,
            1 << 20,
            System::nanoTime,
            InstantSource.system());
    CameraSpool part = new CountingSpool(spool.open().camera("yard"), saved);
    uplink = DatagramUplink.start(options, part, archive);
  }

  private void endEdge() {
    uplink.close();
    spool.close();
  }

  private void captureAll() throws InterruptedException {
    for (Detected clip : clips) {
      capture(clip);
    }
  }

  /** As slowly as the disk is: a camera is never faster. */
  private void capture(Detected clip) throws InterruptedException {
    uplink.begin(clip);
    for (Frame frame : frames(clip)) {
      uplink.send(frame, clip.clipNumber());
    }
    uplink.finish(clip.clipNumber());
    assertThat(saved.tryAcquire(FRAMES, SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  private void deliver() throws Exception {
    Terms terms =
        new Terms("yard", "home", 3, 5, Suite.AES_128_GCM, Secret.random(random), 77, 20_000);
    StreamSession session = receiver.open(terms, archive);
    archive.session.complete(session);
    uplink.open(
        new Grant(terms, new Admitted("agent-1", "127.0.0.1", receiver.port(), session.id())));
    clips.forEach(clip -> uplink.admit(clip.clipNumber()));
    archive.everything.get(SECONDS, TimeUnit.SECONDS);
  }

  private void assertEverythingArrived() {
    for (Detected clip : clips) {
      List<Frame> captured = frames(clip);
      Map<Long, byte[]> stored = archive.framesOf(clip.clipNumber());
      assertThat(stored).hasSameSizeAs(captured);
      MessageDigest digest = ClipDigest.start();
      for (Frame frame : captured) {
        assertThat(stored.get(frame.number())).isEqualTo(frame.jpeg());
        digest.update(ClipDigest.ofFrame(frame.jpeg()));
      }
      assertThat(Objects.requireNonNull(archive.manifests.get(clip.clipNumber())).digest())
          .isEqualTo(digest.digest());
    }
  }

  private Detected clip(int n) {
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

    private final CompletableFuture<StreamSession> session = new CompletableFuture<>();
    private final CompletableFuture<Void> everything = new CompletableFuture<>();
    private final Map<Integer, Map<Long, byte[]>> frames = new TreeMap<>();
    private final Map<Integer, Manifest> manifests = new TreeMap<>();
    private int acknowledged;

    @Override
    public boolean accept(Frame frame, int clipNumber) {
      framesOf(clipNumber).put(frame.number(), frame.jpeg());
      session.join().durable(clipNumber, frame.number());
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
      acknowledged++;
      if (acknowledged == CLIPS) {
        everything.complete(null);
      }
    }

    @Override
    public void agentSilent(long epoch) {}

    private Map<Long, byte[]> framesOf(int clipNumber) {
      return frames.computeIfAbsent(clipNumber, _ -> new TreeMap<>());
    }

    private void acknowledgeIfWhole(int clipNumber) {
      @Nullable Manifest said = manifests.get(clipNumber);
      if (said != null && framesOf(clipNumber).size() == said.captured().count()) {
        session.join().acknowledge(clipNumber);
      }
    }
  }
}
