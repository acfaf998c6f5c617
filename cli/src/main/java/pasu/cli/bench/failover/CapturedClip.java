package pasu.cli.bench.failover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.clip.ClipDigest;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.FrameIndex;
import pasu.protocol.clip.FrameIndex.StoredFrame;
import pasu.protocol.frame.Frame;

/** What an edge captured of a clip, and what it was told of it. Thread-safe. */
final class CapturedClip {

  private final Detected detected;
  private final Map<Long, String> digests = new ConcurrentHashMap<>();
  private final long begunNanos = System.nanoTime();
  private final CountDownLatch served = new CountDownLatch(1);
  private final CountDownLatch acknowledged = new CountDownLatch(1);
  private volatile long servedNanos;

  CapturedClip(Detected detected) {
    this.detected = detected;
  }

  String id() {
    return detected.clip();
  }

  void captured(Frame frame) {
    digests.put(frame.number(), digest(frame.jpeg()));
  }

  /** An agent takes its frames, for the first time or anew. */
  void served() {
    if (served.getCount() > 0) {
      servedNanos = System.nanoTime();
      served.countDown();
    }
  }

  void acknowledged() {
    acknowledged.countDown();
  }

  /** Whether an agent takes its frames in time. */
  boolean awaitServed(Duration patience) throws InterruptedException {
    return served.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Whether an agent says in time that it has all. */
  boolean awaitAcknowledged(Duration patience) throws InterruptedException {
    return acknowledged.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** How long after a moment an agent first took its frames. */
  Duration servedAfter(long nanos) {
    return Duration.ofNanos(servedNanos - nanos);
  }

  long begunNanos() {
    return begunNanos;
  }

  int frames() {
    return digests.size();
  }

  /** How many frames are not on disk as they were captured. */
  int missing(Path clips) throws IOException {
    ClipFolder folder = ClipFolder.of(clips, id());
    Map<Long, String> stored = new HashMap<>();
    if (Files.exists(clips.resolve(id()))) {
      for (StoredFrame one : FrameIndex.read(folder).frames()) {
        stored.put(one.entry().frame(), digest(one.read()));
      }
    }
    return (int)
        digests.entrySet().stream()
            .filter(sent -> !sent.getValue().equals(stored.get(sent.getKey())))
            .count();
  }

  private static String digest(byte[] jpeg) {
    return HexFormat.of().formatHex(ClipDigest.ofFrame(jpeg));
  }
}
