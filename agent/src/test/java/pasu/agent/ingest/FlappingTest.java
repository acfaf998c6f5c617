package pasu.agent.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pasu.edge.uplink.Uplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.edge.uplink.UplinkStream;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import pasu.protocol.clip.ClipDigest;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;
import pasu.protocol.frame.MemoryBudget;

/** An agent that comes and goes while clips wait for it, in simulated time. */
class FlappingTest {

  private static final List<Integer> CLIPS = List.of(1, 2, 3, 4, 5, 6);
  private static final int FRAMES = 60;
  private static final int FRAME_BYTES = 20_000;
  private static final long MILLI = 1_000_000;
  private static final long WAY_MILLIS = 20;
  private static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1001);

  private final Random random = new Random(20_261_130);
  private final Archive archive = new Archive();
  private final Traffic traffic = new Traffic();
  private final Deque<Arrival> arrivals = new ArrayDeque<>();
  private final UplinkStream edge =
      new UplinkStream(
          new UplinkOptions("yard", InstantSource.fixed(Instant.EPOCH))
              .withNanoTime(() -> nowMillis() * MILLI),
          archive);
  private long nowMillis;
  private @Nullable Session agent;

  /** What is under way, and what happens when it is there. */
  private record Arrival(long atMillis, Runnable action) {}

  @BeforeEach
  void capture() {
    for (int clip : CLIPS) {
      frames(clip).forEach(frame -> edge.offer(frame, clip));
      edge.finish(clip);
    }
  }

  @Test
  void deliversEachClipWholeAndOnceToAnAgentThatComesAndGoes() {
    long epoch = 0;
    while (archive.acknowledged.size() < CLIPS.size() && epoch < 50) {
      comes(++epoch);
      passes(1_000);
      goes();
      passes(2_500);
    }

    assertThat(archive.acknowledged).containsExactlyInAnyOrderElementsOf(CLIPS);
    assertThat(epoch).isBetween(5L, 20L);
    assertThat(archive.silentEpochs).contains(1L, 2L, 3L, 4L);
    for (int clip : CLIPS) {
      assertThat(archive.digests.get(clip)).isEqualTo(digest(frames(clip)));
    }
  }

  private void comes(long epoch) {
    Terms terms =
        new Terms("yard", "home", 3, epoch, Suite.AES_128_GCM, Secret.random(random), 77, 5_000);
    Session begun =
        new Session(
            epoch,
            terms,
            archive,
            MemoryBudget.of(8_000_000),
            traffic,
            new ForgeryLimit(9, terms),
            nowMillis * MILLI,
            () -> {});
    agent = begun;
    archive.session = begun;
    edge.open(new Grant(terms, new Admitted("agent-1", "127.0.0.1", 1, epoch)), nowMillis * MILLI);
    CLIPS.stream().filter(clip -> !archive.acknowledged.contains(clip)).forEach(edge::admit);
  }

  private void goes() {
    agent = null;
  }

  private void passes(long millis) {
    for (long end = nowMillis + millis; nowMillis < end; nowMillis++) {
      while (!arrivals.isEmpty() && arrivals.getFirst().atMillis() <= nowMillis) {
        arrivals.removeFirst().action().run();
      }
      Session here = agent;
      if (here != null) {
        here.tick(nowMillis * MILLI, (datagram, _) -> answers(copy(datagram)));
      }
      edge.step(nowMillis * MILLI, (datagram, _) -> leaves(here, copy(datagram)));
    }
  }

  /** What is on its way to an agent that went is lost. */
  private void leaves(@Nullable Session to, ByteBuffer datagram) {
    after(
        () -> {
          if (to != null && to == agent) {
            to.receive(datagram, PEER, nowMillis * MILLI, (answer, _) -> answers(copy(answer)));
          }
        });
  }

  private void answers(ByteBuffer datagram) {
    after(() -> edge.receive(datagram, nowMillis * MILLI));
  }

  private void after(Runnable action) {
    arrivals.add(new Arrival(nowMillis + WAY_MILLIS, action));
  }

  private long nowMillis() {
    return nowMillis;
  }

  private static ByteBuffer copy(ByteBuffer datagram) {
    return ByteBuffer.allocate(datagram.remaining()).put(datagram.duplicate()).flip();
  }

  /** The same bytes for the same clip. */
  private static List<Frame> frames(int clip) {
    Random bytes = new Random(clip);
    return IntStream.range(0, FRAMES)
        .mapToObj(
            i -> {
              byte[] jpeg = new byte[FRAME_BYTES];
              bytes.nextBytes(jpeg);
              return new Frame(1_000L * clip + i, 66_667L * i, jpeg);
            })
        .toList();
  }

  private static byte[] digest(List<Frame> frames) {
    MessageDigest digest = ClipDigest.start();
    frames.forEach(frame -> digest.update(ClipDigest.ofFrame(frame.jpeg())));
    return digest.digest();
  }

  /** Outlives its agents: takes each frame as durable at once, and acknowledges whole clips. */
  private static final class Archive implements StreamSink, Uplink.Listener {

    private final Map<Integer, Map<Long, Frame>> frames = new TreeMap<>();
    private final Map<Integer, Manifest> manifests = new TreeMap<>();
    private final Map<Integer, byte[]> digests = new TreeMap<>();
    private final List<Integer> acknowledged = new ArrayList<>();
    private final List<Long> silentEpochs = new ArrayList<>();
    private @Nullable Session session;

    @Override
    public boolean accept(Frame frame, int clipNumber) {
      framesOf(clipNumber).put(frame.number(), frame);
      session().durable(clipNumber, frame.number());
      acknowledgeIfWhole(clipNumber);
      return true;
    }

    @Override
    public void manifest(Manifest said) {
      manifests.put(said.clipNumber(), said);
      acknowledgeIfWhole(said.clipNumber());
    }

    private void acknowledgeIfWhole(int clip) {
      Manifest said = manifests.get(clip);
      if (said != null && framesOf(clip).size() == said.captured().count()) {
        digests.put(clip, digest(List.copyOf(framesOf(clip).values())));
        assertThat(said.digest()).isEqualTo(digests.get(clip));
        session().acknowledge(clip);
      }
    }

    private Map<Long, Frame> framesOf(int clip) {
      return frames.computeIfAbsent(clip, _ -> new TreeMap<>());
    }

    private Session session() {
      if (session == null) {
        throw new AssertionError("no agent was there yet");
      }
      return session;
    }

    @Override
    public void acknowledged(int clipNumber) {
      acknowledged.add(clipNumber);
    }

    @Override
    public void agentSilent(long epoch) {
      silentEpochs.add(epoch);
    }

    @Override
    public void show(Frame frame) {}

    @Override
    public void silent() {}
  }
}
