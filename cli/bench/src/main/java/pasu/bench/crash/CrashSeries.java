package pasu.bench.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import pasu.cli.CommandFailure;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.Uplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.Cause;
import pasu.protocol.Clip;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import pasu.protocol.clip.ClipDigest;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.FrameIndex;
import pasu.protocol.clip.FrameIndex.StoredFrame;
import pasu.protocol.frame.Frame;

/**
 * Short clips, one after another, over a real uplink to an agent that is killed once during each,
 * or just after it, and started again under a new epoch.
 */
final class CrashSeries implements AutoCloseable {

  private static final String CAMERA = "bench";
  private static final int FRAMES = 30;
  private static final long INTERVAL_MICROS = 66_667;
  private static final long AFTERMATH_MICROS = 1_000_000;
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final int PATIENCE_SECONDS = 120;

  /** What was sent of a clip, by frame number, and how it stands. */
  private static final class Sent {
    private final Detected detected;
    private final Map<Long, String> digests = new HashMap<>();
    private final CountDownLatch acknowledged = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    Sent(Detected detected) {
      this.detected = detected;
    }
  }

  /** What came of it. */
  record Result(
      int kills, int clips, int frames, int lost, int incomplete, List<Duration> pauses) {}

  private final Path data;
  private final List<byte[]> pictures;
  private final RandomGenerator random;
  private final Map<String, Sent> clips = new ConcurrentHashMap<>();
  private final Queue<Duration> pauses = new ConcurrentLinkedQueue<>();
  private final InstantSource clock = InstantSource.system();
  private final Uplink uplink;
  private CrashedProcess agent;
  private long epoch;
  private long frame;

  CrashSeries(Path data, List<byte[]> pictures, RandomGenerator random) throws Exception {
    this.data = data;
    this.pictures = pictures;
    this.random = random;
    this.uplink = DatagramUplink.start(new UplinkOptions(CAMERA, clock), new Acknowledgements());
    this.agent = CrashedProcess.start(data, this::changed);
  }

  Result run(int times) throws Exception {
    for (int number = 1; number <= times; number++) {
      record(number);
    }
    for (Sent clip : clips.values()) {
      await(clip.finished, clip);
    }
    return judge(times);
  }

  @Override
  public void close() {
    uplink.close();
    agent.close();
  }

  private void record(int number) throws Exception {
    Instant now = clock.instant();
    String id = HexFormat.of().toHexDigits(random.nextLong()) + "%016d".formatted(number);
    Sent clip = new Sent(new Detected(CAMERA, id, number, frame + 1, now, now, Cause.MANUAL, null));
    clips.put(id, clip);
    lease(clip);
    Thread feeder = Thread.ofPlatform().daemon().name("camera").start(() -> capture(clip));
    TimeUnit.MICROSECONDS.sleep(random.nextLong(FRAMES * INTERVAL_MICROS + AFTERMATH_MICROS));
    long killedNanos = System.nanoTime();
    agent.kill();
    AtomicBoolean stored = new AtomicBoolean();
    agent =
        CrashedProcess.start(
            data,
            changed -> {
              if (changed.state() == Clip.State.RECORDING && stored.compareAndSet(false, true)) {
                pauses.add(Duration.ofNanos(System.nanoTime() - killedNanos));
              }
              changed(changed);
            });
    lease(clip);
    feeder.join();
    await(clip.acknowledged, clip);
  }

  /** Asks for a slot under a new epoch, and for the clip if it still needs one. */
  private void lease(Sent clip) throws Exception {
    if (clip.acknowledged.getCount() == 0) {
      return;
    }
    epoch++;
    Terms terms =
        new Terms(
            CAMERA,
            "home",
            3,
            epoch,
            Suite.AES_128_GCM,
            Secret.random(random),
            Integer.toUnsignedLong(random.nextInt()),
            SILENCE.toMillis());
    uplink.open(new Grant(terms, agent.admit(new Admit(terms, clip.detected))));
    uplink.admit(clip.detected.clipNumber());
  }

  private void capture(Sent clip) {
    long start = System.nanoTime();
    uplink.begin(clip.detected);
    for (int i = 0; i < FRAMES; i++) {
      LockSupport.parkNanos(start + i * INTERVAL_MICROS * 1_000 - System.nanoTime());
      byte[] jpeg = pictures.get((int) (frame % pictures.size()));
      frame++;
      clip.digests.put(frame, digest(jpeg));
      uplink.send(new Frame(frame, micros(clock.instant()), jpeg), clip.detected.clipNumber());
    }
    uplink.finish(clip.detected.clipNumber());
  }

  private void changed(Clip clip) {
    Sent sent = clips.get(clip.id());
    if (sent != null && clip.state() == Clip.State.READY) {
      sent.finished.countDown();
    }
  }

  private static void await(CountDownLatch latch, Sent clip) throws Exception {
    if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw CommandFailure.failed(
          "clip %s is not complete after %d s".formatted(clip.detected.clip(), PATIENCE_SECONDS));
    }
  }

  private Result judge(int kills) throws IOException {
    int frames = 0;
    int lost = 0;
    int incomplete = 0;
    for (Sent clip : clips.values()) {
      int missing = missing(clip);
      frames += clip.digests.size();
      lost += missing;
      incomplete += missing > 0 ? 1 : 0;
    }
    return new Result(kills, clips.size(), frames, lost, incomplete, List.copyOf(pauses));
  }

  /** How many frames are not on disk as they were captured. */
  private int missing(Sent clip) throws IOException {
    ClipFolder folder = ClipFolder.of(data.resolve("clips"), clip.detected.clip());
    Map<Long, String> stored = new HashMap<>();
    for (StoredFrame one : FrameIndex.read(folder).frames()) {
      stored.put(one.entry().frame(), digest(one.read()));
    }
    return (int)
        clip.digests.entrySet().stream()
            .filter(sent -> !sent.getValue().equals(stored.get(sent.getKey())))
            .count();
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static String digest(byte[] jpeg) {
    return HexFormat.of().formatHex(ClipDigest.ofFrame(jpeg));
  }

  private final class Acknowledgements implements Uplink.Listener {
    @Override
    public void acknowledged(int clipNumber) {
      clips.values().stream()
          .filter(clip -> clip.detected.clipNumber() == clipNumber)
          .forEach(clip -> clip.acknowledged.countDown());
    }

    @Override
    public void agentSilent(long silentEpoch) {}
  }
}
