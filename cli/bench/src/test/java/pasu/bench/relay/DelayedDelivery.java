package pasu.bench.relay;

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
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import pasu.agent.ingest.Receiver;
import pasu.agent.ingest.ReceiverOptions;
import pasu.agent.ingest.StreamSession;
import pasu.edge.spool.CameraSpool;
import pasu.edge.spool.Spool;
import pasu.edge.uplink.DatagramUplink;
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

/**
 * An edge that captured clips while it had no agent, and the agent that gets them afterwards, over
 * real sockets and files.
 */
final class DelayedDelivery implements AutoCloseable {

  /** Of each clip. */
  static final int FRAMES = 60;

  final List<Detected> clips;
  final Archive archive;
  final Receiver receiver;

  private final Path disk;
  private final int frameBytes;
  private final UplinkOptions options;
  private final UnaryOperator<CameraSpool> watched;
  private final Random random = new Random(20_261_123);
  private Spool spool;
  private DatagramUplink uplink;
  private long epoch;

  /**
   * Starts both.
   *
   * @param watched what the edge sees of its spool
   */
  DelayedDelivery(
      Path disk,
      int clips,
      int frameBytes,
      UplinkOptions options,
      UnaryOperator<CameraSpool> watched)
      throws IOException {
    this.disk = disk;
    this.frameBytes = frameBytes;
    this.options = options;
    this.watched = watched;
    this.clips = IntStream.rangeClosed(1, clips).mapToObj(DelayedDelivery::clip).toList();
    this.archive = new Archive(clips, clips * FRAMES / 2);
    this.receiver = Receiver.bind(new ReceiverOptions("127.0.0.1", 0));
    startEdge();
  }

  DatagramUplink uplink() {
    return uplink;
  }

  void restartEdge() {
    endEdge();
    startEdge();
  }

  void startEdge() {
    spool = new Spool(disk, Spool.DEFAULT_LIMIT_BYTES, InstantSource.system());
    uplink = DatagramUplink.start(options, watched.apply(spool.open().camera("yard")), archive);
  }

  void endEdge() {
    uplink.close();
    spool.close();
  }

  void capture(Detected clip) {
    uplink.begin(clip);
    frames(clip).forEach(frame -> uplink.send(frame, clip.clipNumber()));
    uplink.finish(clip.clipNumber());
  }

  /**
   * Delivers what was not acknowledged, under a new lease.
   *
   * @param port by which the edge reaches the agent
   */
  void deliver(int port) {
    epoch++;
    Terms terms =
        new Terms("yard", "home", 3, epoch, Suite.AES_128_GCM, Secret.random(random), 77, 20_000);
    StreamSession session = receiver.open(terms, archive);
    archive.receiveBy(session);
    uplink.open(new Grant(terms, new Admitted("agent-1", "127.0.0.1", port, session.id())));
    clips.stream()
        .map(Detected::clipNumber)
        .filter(number -> !archive.hasAcknowledged(number))
        .forEach(uplink::admit);
  }

  void assertEverythingArrived() {
    for (Detected clip : clips) {
      List<Frame> captured = frames(clip);
      Map<Long, byte[]> stored = archive.framesOf(clip.clipNumber());
      assertThat(stored).hasSameSizeAs(captured);
      MessageDigest digest = ClipDigest.start();
      for (Frame frame : captured) {
        assertThat(stored.get(frame.number())).isEqualTo(frame.jpeg());
        digest.update(ClipDigest.ofFrame(frame.jpeg()));
      }
      assertThat(Objects.requireNonNull(archive.manifest(clip.clipNumber())).digest())
          .isEqualTo(digest.digest());
    }
  }

  @Override
  public void close() {
    endEdge();
    receiver.close();
  }

  private static Detected clip(int n) {
    Instant at = Instant.parse("2026-11-23T10:00:00Z").plusSeconds(60L * n);
    return new Detected(
        "yard", "%032x".formatted(n), n, 1_000L * n, at.minusSeconds(5), at, Cause.INFRARED, null);
  }

  /** The same bytes for the same clip. */
  private List<Frame> frames(Detected clip) {
    Random bytes = new Random(clip.clipNumber());
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      byte[] jpeg = new byte[frameBytes];
      bytes.nextBytes(jpeg);
      frames.add(new Frame(clip.firstFrame() + i, 1_700_000_000_000_000L + 66_667L * i, jpeg));
    }
    return frames;
  }
}
