package pasu.edge.uplink;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import pasu.edge.spool.Found;
import pasu.protocol.FrameRange;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.clip.ClipDigest;
import pasu.protocol.clip.IndexEntry;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;
import pasu.protocol.frame.Probe;

/** A clip on its way: its frames until they are durable, then only what its manifest says. */
final class OutboundClip {

  private static final long NONE = -1;

  private final int number;
  private final ClipFrames frames = new ClipFrames();
  private final MessageDigest digests = ClipDigest.start();
  private final RetransmissionTimer manifestPause = new RetransmissionTimer();
  private final NavigableSet<Long> wanted = new TreeSet<>();
  private final NavigableSet<Long> unloadedSent = new TreeSet<>();
  private @Nullable ClipRecord record;
  private byte @Nullable [] digest;
  private long first = NONE;
  private long last = NONE;
  private long keptFrom;
  private long sentThrough = NONE;
  private boolean admitted;
  private boolean acknowledged;

  OutboundClip(int number) {
    this.number = number;
  }

  /** A clip that an edge left behind: what is not on the disk, an agent has or nobody. */
  static OutboundClip found(Found found) {
    Detected detected = found.detected();
    OutboundClip clip = new OutboundClip(detected.clipNumber());
    clip.first = detected.firstFrame();
    clip.last = found.lastFrame();
    found.digests().forEach(clip.digests::update);
    found.frames().forEach(clip.frames::onDisk);
    clip.keptFrom = clip.firstOrEnd();
    for (long frame = clip.keptFrom; frame <= clip.last; frame++) {
      if (!clip.frames.isOnDiskOnly(frame)) {
        clip.frames.lose(frame);
      }
    }
    clip.record = ClipRecord.whole(detected);
    clip.finish();
    return clip;
  }

  int number() {
    return number;
  }

  /** What of it is on the disk; null where nothing may be. */
  @Nullable ClipRecord record() {
    return acknowledged ? null : record;
  }

  ClipFrames frames() {
    return frames;
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

  void begin(Detected detected) {
    record = new ClipRecord(detected);
  }

  void admit() {
    admitted = true;
  }

  /** The clip's next frame; numbers have no gap. */
  boolean continuesWith(Frame frame) {
    return !isFinished() && (last == NONE || frame.number() == last + 1);
  }

  void add(OutboundFrame frame, long nowNanos) {
    if (first == NONE) {
      first = frame.number();
      keptFrom = first;
    }
    last = frame.number();
    frames.add(frame, nowNanos);
    byte[] sum = ClipDigest.ofFrame(frame.jpeg());
    digests.update(sum);
    if (record != null) {
      record.captured(sum);
    }
  }

  /** No further frame belongs to it. */
  void finish() {
    if (digest == null) {
      digest = digests.digest();
      if (record != null && last != NONE) {
        record.finish(last);
      }
    }
  }

  /** The frame, where it is in memory; one that is only on the disk is noted as wanted. */
  @Nullable OutboundFrame find(long frame) {
    if (frames.isOnDiskOnly(frame)) {
      wanted.add(frame);
    }
    return frames.find(frame);
  }

  @Nullable OutboundFrame newest() {
    return frames.find(last);
  }

  /** The oldest frame of which a fragment was never sent; null where it is not in memory. */
  @Nullable OutboundFrame nextUnsent() {
    Long unsent = unsent();
    return unsent == null ? null : frames.find(unsent);
  }

  /** Whether frames that were never sent are on the disk only. */
  boolean hasBacklog() {
    Long frame = frames.areOnDisk() ? unsent() : null;
    while (frame != null && frames.isInMemory(frame)) {
      frame = frames.after(frame);
    }
    return frame != null;
  }

  /** What the agent asked for and memory does not hold, about so many bytes. */
  List<IndexEntry> wanted(long maxBytes) {
    wanted.removeIf(frame -> !frames.isOnDiskOnly(frame));
    return batch(wanted.isEmpty() ? null : wanted.first(), wanted::higher, maxBytes);
  }

  /** What has to be sent next and memory does not hold, about so many bytes. */
  List<IndexEntry> backlog(long maxBytes) {
    return batch(unsent(), frames::after, maxBytes);
  }

  /** Takes a frame from the disk. */
  void load(Frame frame, long nowNanos) {
    OutboundFrame outbound = new OutboundFrame(frame, number);
    if (wasSent(frame.number())) {
      outbound.sentBefore();
    }
    frames.load(outbound, nowNanos);
  }

  /**
   * Frees memory of a frame that is on the disk too.
   *
   * @return whether there was one
   */
  boolean unloadOne() {
    OutboundFrame unloaded = frames.unloadOne();
    if (unloaded != null && unloaded.isSent()) {
      unloadedSent.add(unloaded.number());
    }
    return unloaded != null;
  }

  /** What a PROBE says of it; null where nothing was sent yet. */
  Probe.@Nullable Progress progress() {
    unsent();
    Long lost = frames.firstLost();
    long through = lost == null ? sentThrough : Math.min(sentThrough, lost - 1);
    return !admitted || through < keptFrom ? null : new Probe.Progress(number, keptFrom, through);
  }

  /** What it consists of, once all of it was sent; null before. */
  @Nullable Manifest manifest() {
    return digest == null || !admitted || first == NONE || unsent() != null
        ? null
        : new Manifest(number, new FrameRange(first, last), digest, keptFrom);
  }

  RetransmissionTimer manifestPause() {
    return manifestPause;
  }

  /** Forgets what is durable. */
  void durable(long through) {
    frames.letGo(through);
    unloadedSent.headSet(through, true).clear();
    skipLost();
  }

  /** Gives the oldest frame up that is in memory only; says whether there was one. */
  boolean giveUpOne() {
    boolean given = frames.giveUpOne();
    skipLost();
    return given;
  }

  /** A frame could not be read from the disk. */
  void lose(long frame) {
    frames.loseOnDisk(frame);
    skipLost();
  }

  /** The clip's folder had to make room for others. */
  void loseDisk() {
    record = null;
    frames.loseDisk();
    skipLost();
  }

  void tryDiskAgain() {
    if (record != null) {
      record.resume();
    }
  }

  /** Forgets everything but that it was acknowledged. */
  void acknowledge() {
    acknowledged = true;
    durable(Long.MAX_VALUE);
  }

  /** Under a newer lease nothing was sent yet, and what is gone is another agent's. */
  void reset() {
    admitted = false;
    sentThrough = NONE;
    unloadedSent.clear();
    wanted.clear();
    keptFrom = firstOrEnd();
    frames.forgetLostBelow(keptFrom);
    frames.reset();
    manifestPause.reset();
  }

  private @Nullable Long unsent() {
    Long frame = frames.after(sentThrough);
    while (frame != null && wasSent(frame)) {
      sentThrough = frame;
      frame = frames.after(sentThrough);
    }
    return frame;
  }

  private boolean wasSent(long frame) {
    OutboundFrame held = frames.find(frame);
    return held == null ? frame <= sentThrough || unloadedSent.contains(frame) : held.isSent();
  }

  /** Waiting for what is lost is in vain, once all before it is durable. */
  private void skipLost() {
    Long lost = frames.firstLost();
    if (lost != null && firstOrEnd() > lost) {
      keptFrom = firstOrEnd();
      frames.forgetLostBelow(keptFrom);
    }
  }

  private long firstOrEnd() {
    Long held = frames.first();
    return held == null ? last + 1 : held;
  }

  private List<IndexEntry> batch(
      @Nullable Long from, LongFunction<@Nullable Long> next, long maxBytes) {
    List<IndexEntry> batch = new ArrayList<>();
    long bytes = 0;
    for (Long frame = from; frame != null && bytes < maxBytes; frame = next.apply(frame)) {
      if (!frames.isOnDiskOnly(frame)) {
        break;
      }
      IndexEntry entry = frames.entry(frame);
      batch.add(entry);
      bytes += entry.length();
    }
    return batch;
  }
}
