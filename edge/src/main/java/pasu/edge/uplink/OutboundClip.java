package pasu.edge.uplink;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pasu.protocol.FrameRange;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;
import pasu.protocol.frame.Probe;

/** A clip on its way: its frames until they are durable, then only what its manifest says. */
final class OutboundClip {

  private static final long NONE = -1;

  private final int number;
  private final NavigableMap<Long, OutboundFrame> frames = new TreeMap<>();
  private final MessageDigest digests = sha256();
  private final Backoff manifestPause = new Backoff();
  private byte @Nullable [] digest;
  private long first = NONE;
  private long last = NONE;
  private long keptFrom;
  private long sentThrough = NONE;
  private long givenUp;
  private boolean admitted;
  private boolean acknowledged;

  OutboundClip(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  boolean isAdmitted() {
    return admitted;
  }

  boolean isFinished() {
    return digest != null;
  }

  boolean isAcknowledged() {
    return acknowledged;
  }

  long givenUp() {
    return givenUp;
  }

  void admit() {
    admitted = true;
  }

  /** The clip's next frame; numbers have no gap. */
  boolean continuesWith(Frame frame) {
    return !isFinished() && (last == NONE || frame.number() == last + 1);
  }

  void add(OutboundFrame frame) {
    if (first == NONE) {
      first = frame.number();
      keptFrom = first;
    }
    last = frame.number();
    frames.put(last, frame);
    digests.update(sha256().digest(frame.jpeg()));
  }

  /** No further frame belongs to it. */
  void finish() {
    if (digest == null) {
      digest = digests.digest();
    }
  }

  @Nullable OutboundFrame find(long frame) {
    return frames.get(frame);
  }

  @Nullable OutboundFrame newest() {
    return frames.isEmpty() ? null : frames.lastEntry().getValue();
  }

  /** The oldest frame of which a fragment was never sent. */
  @Nullable OutboundFrame nextUnsent() {
    Map.Entry<Long, OutboundFrame> entry = frames.higherEntry(sentThrough);
    while (entry != null && entry.getValue().isSent()) {
      sentThrough = entry.getKey();
      entry = frames.higherEntry(sentThrough);
    }
    return entry == null ? null : entry.getValue();
  }

  /** What a PROBE says of it; null where nothing was sent yet. */
  Probe.@Nullable Progress progress() {
    nextUnsent();
    return !admitted || sentThrough < keptFrom
        ? null
        : new Probe.Progress(number, keptFrom, sentThrough);
  }

  /** What it consists of, once all of it was sent; null before. */
  @Nullable Manifest manifest() {
    return digest == null || !admitted || first == NONE || nextUnsent() != null
        ? null
        : new Manifest(number, new FrameRange(first, last), digest, keptFrom);
  }

  Backoff manifestPause() {
    return manifestPause;
  }

  /**
   * Forgets what is durable.
   *
   * @return bytes that became free
   */
  long durable(long through) {
    long bytes = 0;
    while (!frames.isEmpty() && frames.firstKey() <= through) {
      bytes += forgetFirst();
    }
    return bytes;
  }

  /**
   * Gives the oldest frame up; there must be one.
   *
   * @return bytes that became free
   */
  long giveUp() {
    givenUp++;
    keptFrom = frames.firstKey() + 1;
    return forgetFirst();
  }

  /**
   * Forgets everything but that it was acknowledged.
   *
   * @return bytes that became free
   */
  long acknowledge() {
    acknowledged = true;
    return durable(Long.MAX_VALUE);
  }

  boolean hasFrames() {
    return !frames.isEmpty();
  }

  /** Under a newer lease nothing was sent yet, and what is gone is another agent's. */
  void reset() {
    admitted = false;
    sentThrough = NONE;
    keptFrom = frames.isEmpty() ? last + 1 : frames.firstKey();
    frames.values().forEach(OutboundFrame::reset);
    manifestPause.reset();
  }

  private long forgetFirst() {
    OutboundFrame frame = frames.pollFirstEntry().getValue();
    frame.forget();
    return frame.jpeg().length;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
