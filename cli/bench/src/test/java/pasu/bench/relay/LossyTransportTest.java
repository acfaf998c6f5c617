package pasu.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pasu.agent.ingest.Receiver;
import pasu.agent.ingest.ReceiverOptions;
import pasu.agent.ingest.StreamSession;
import pasu.agent.ingest.StreamSink;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.Uplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import pasu.protocol.frame.Drop;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;

/** Both ends over real sockets, with a bad network between them. */
class LossyTransportTest {

  private static final int CLIP = 7;
  private static final long SECONDS = 120;

  private final Random random = new Random(20_261_123);
  private final List<Frame> captured = frames(60);
  private final Recorder recorder = new Recorder(captured.getLast().number());
  private final CompletableFuture<Integer> acknowledged = new CompletableFuture<>();
  private Receiver receiver;
  private DatagramUplink uplink;

  @BeforeEach
  void start() throws IOException {
    receiver = Receiver.bind(new ReceiverOptions("127.0.0.1", 0));
    uplink =
        DatagramUplink.start(
            new UplinkOptions("yard", InstantSource.system()), new Listener(acknowledged));
  }

  @AfterEach
  void stop() {
    uplink.close();
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void storesEveryFrameOfAClipAsItWasCapturedWhenEveryFifthDatagramIsLost(Suite suite)
      throws Exception {
    try (Relay relay = relay(new Badness(0.2, 0, 0.02, 0.05, Duration.ofMillis(5), 0))) {
      stream(relay.port(), suite);

      assertThat(acknowledged.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(CLIP);
    }
    assertThat(recorder.frames).hasSameSizeAs(captured);
    captured.forEach(
        frame -> assertThat(recorder.frames.get(frame.number())).isEqualTo(frame.jpeg()));
    assertThat(recorder.manifest.get(SECONDS, TimeUnit.SECONDS).digest()).isEqualTo(digest());
    assertThat(receiver.traffic().repaired()).isPositive();
    assertThat(receiver.traffic().dropped(Drop.FORGED)).isZero();
  }

  @Test
  void repairsNothingWhereNothingIsLost() throws Exception {
    recorder.picky = false;

    stream(receiver.port(), Suite.AES_128_GCM);

    acknowledged.get(SECONDS, TimeUnit.SECONDS);
    assertThat(recorder.frames).hasSameSizeAs(captured);
    assertThat(receiver.traffic().repaired()).isZero();
  }

  private Relay relay(Badness badness) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    InetSocketAddress agent = new InetSocketAddress(here, receiver.port());
    return Relay.start(new InetSocketAddress(here, 0), agent, badness, 4711);
  }

  private void stream(int port, Suite suite) {
    Terms terms =
        new Terms("yard", "home", 3, 5, suite, Secret.random(random), 0xFEED_BEEFL, 20_000);
    StreamSession session = receiver.open(terms, recorder);
    recorder.session.complete(session);
    uplink.open(new Grant(terms, new Admitted("agent-1", "127.0.0.1", port, session.id())));
    captured.forEach(frame -> uplink.send(frame, CLIP));
    uplink.admit(CLIP);
    uplink.finish(CLIP);
  }

  private List<Frame> frames(int count) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] jpeg = new byte[1 + random.nextInt(60_000)];
      random.nextBytes(jpeg);
      frames.add(new Frame(1_000 + i, 1_700_000_000_000_000L + 66_667L * i, jpeg));
    }
    return frames;
  }

  private byte[] digest() throws NoSuchAlgorithmException {
    MessageDigest all = MessageDigest.getInstance("SHA-256");
    for (Frame frame : captured) {
      all.update(MessageDigest.getInstance("SHA-256").digest(frame.jpeg()));
    }
    return all.digest();
  }

  private record Listener(CompletableFuture<Integer> heard) implements Uplink.Listener {
    @Override
    public void acknowledged(int clipNumber) {
      heard.complete(clipNumber);
    }

    @Override
    public void agentSilent(long epoch) {}
  }

  /** Takes each frame as durable at once; a picky one refuses each tenth the first time. */
  private static final class Recorder implements StreamSink {

    private final CompletableFuture<StreamSession> session = new CompletableFuture<>();
    private final CompletableFuture<Manifest> manifest = new CompletableFuture<>();
    private final Map<Long, byte[]> frames = new TreeMap<>();
    private final Map<Long, Frame> refused = new TreeMap<>();
    private final long last;
    private volatile boolean picky = true;

    Recorder(long last) {
      this.last = last;
    }

    @Override
    public boolean accept(Frame frame, int clipNumber) {
      if (picky && frame.number() % 10 == 0 && refused.put(frame.number(), frame) == null) {
        return false;
      }
      assertThat(frames.put(frame.number(), frame.jpeg())).isNull();
      session.join().durable(clipNumber, frame.number());
      finishIfComplete();
      return true;
    }

    @Override
    public void show(Frame frame) {}

    @Override
    public void manifest(Manifest said) {
      manifest.complete(said);
      finishIfComplete();
    }

    @Override
    public void silent() {}

    private void finishIfComplete() {
      @Nullable Manifest said = manifest.getNow(null);
      if (said != null && frames.size() == said.captured().count()) {
        assertThat(said.captured().last()).isEqualTo(last);
        session.join().acknowledge(said.clipNumber());
      }
    }
  }
}
