package pasu.bench.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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
public final class CapturedClip {

  /** A frame's bytes and time. */
  private record Seen(String digest, long captureMicros) {
    static Seen of(byte[] jpeg, long captureMicros) {
      return new Seen(HexFormat.of().formatHex(ClipDigest.ofFrame(jpeg)), captureMicros);
    }
  }

  private final Detected detected;
  private final Map<Long, Seen> frames = new ConcurrentHashMap<>();
  private final MessageDigest all = ClipDigest.start();
  private final long begunNanos = System.nanoTime();
  private final CountDownLatch served = new CountDownLatch(1);
  private final CountDownLatch acknowledged = new CountDownLatch(1);
  private volatile long servedNanos;
  private volatile Instant lastCapture = Instant.MIN;
  private volatile Instant acknowledgedAt = Instant.MAX;

  CapturedClip(Detected detected) {
    this.detected = detected;
  }

  public String id() {
    return detected.clip();
  }

  /** Frames come in order. */
  synchronized void captured(Frame frame) {
    frames.put(frame.number(), Seen.of(frame.jpeg(), frame.captureMicros()));
    all.update(frame.jpeg());
    lastCapture = Instant.EPOCH.plus(frame.captureMicros(), ChronoUnit.MICROS);
  }

  /** An agent takes its frames, for the first time or anew. */
  void served() {
    if (served.getCount() > 0) {
      servedNanos = System.nanoTime();
      served.countDown();
    }
  }

  void acknowledged() {
    if (acknowledged.getCount() > 0) {
      acknowledgedAt = InstantSource.system().instant();
    }
    acknowledged.countDown();
  }

  /** Whether an agent takes its frames in time. */
  public boolean awaitServed(Duration patience) throws InterruptedException {
    return served.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Whether an agent says in time that it has all. */
  public boolean awaitAcknowledged(Duration patience) throws InterruptedException {
    return acknowledged.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** How long after a moment an agent first took its frames. */
  public Duration servedAfter(long nanos) {
    return Duration.ofNanos(servedNanos - nanos);
  }

  /** From the capture of its last frame until an agent said that it has all; once it did. */
  public Duration late() {
    return Duration.between(lastCapture, acknowledgedAt);
  }

  /** When an agent said that it has all; the end of time before. */
  public Instant acknowledgedAt() {
    return acknowledgedAt;
  }

  /** SHA-256 of all its JPEGs, end to end; to be asked once it is over. */
  public synchronized byte[] digest() {
    return clone(all).digest();
  }

  public long begunNanos() {
    return begunNanos;
  }

  public int frames() {
    return frames.size();
  }

  /** As the sensor told it. */
  public Detected detected() {
    return detected;
  }

  /** How many frames are not on disk as they were captured, bytes and time. */
  public int missing(Path clips) throws IOException {
    ClipFolder folder = ClipFolder.of(clips, id());
    Map<Long, Seen> stored = new HashMap<>();
    if (Files.exists(clips.resolve(id()))) {
      for (StoredFrame one : FrameIndex.read(folder).frames()) {
        stored.put(one.entry().frame(), Seen.of(one.read(), one.entry().captureMicros()));
      }
    }
    return (int)
        frames.entrySet().stream()
            .filter(sent -> !sent.getValue().equals(stored.get(sent.getKey())))
            .count();
  }

  private static MessageDigest clone(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 can be cloned", e);
    }
  }
}
