package pasu.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import pasu.agent.ingest.StreamSession;
import pasu.agent.ingest.StreamSink;
import pasu.edge.uplink.Uplink;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;

/** Takes each frame as durable at once, and acknowledges whole clips. */
final class Archive implements StreamSink, Uplink.Listener {

  private static final long SECONDS = 120;

  private final CountDownLatch half;
  private final CountDownLatch everything;
  private final Map<Integer, Map<Long, byte[]>> frames = new ConcurrentHashMap<>();
  private final Map<Integer, Manifest> manifests = new ConcurrentHashMap<>();
  private final List<Integer> acknowledged = new CopyOnWriteArrayList<>();
  private volatile @Nullable StreamSession session;

  Archive(int clips, int halfOfTheFrames) {
    half = new CountDownLatch(halfOfTheFrames);
    everything = new CountDownLatch(clips);
  }

  void receiveBy(StreamSession now) {
    session = now;
  }

  void awaitHalf() throws InterruptedException {
    assertThat(half.await(SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  void awaitEverything() throws InterruptedException {
    assertThat(everything.await(SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  boolean hasAcknowledged(int clipNumber) {
    return acknowledged.contains(clipNumber);
  }

  Map<Long, byte[]> framesOf(int clipNumber) {
    return frames.computeIfAbsent(clipNumber, _ -> new ConcurrentHashMap<>());
  }

  @Nullable Manifest manifest(int clipNumber) {
    return manifests.get(clipNumber);
  }

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

  private void acknowledgeIfWhole(int clipNumber) {
    Manifest said = manifests.get(clipNumber);
    if (said != null && framesOf(clipNumber).size() == said.captured().count()) {
      session().acknowledge(clipNumber);
    }
  }
}
