package pasu.edge.uplink;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.spool.Found;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Probe;

/** The clips that no agent has acknowledged, oldest first, within a bound of memory. */
final class OutboundClips {

  private static final Logger log = LoggerFactory.getLogger(OutboundClips.class);

  private final Map<Integer, OutboundClip> clips = new LinkedHashMap<>();
  private final List<String> acknowledged = new ArrayList<>();
  private final Map<Integer, Long> corrections = new HashMap<>();
  private final String camera;
  private final long limitBytes;
  private final LongSupplier nanoTime;
  private long givenUp;
  private int lastGivenUp;

  OutboundClips(UplinkOptions options) {
    this.camera = options.camera();
    this.limitBytes = options.memoryBytes();
    this.nanoTime = options.nanoTime();
  }

  Collection<OutboundClip> all() {
    return clips.values();
  }

  boolean isEmpty() {
    return clips.isEmpty();
  }

  /** Frames of clips that had to go before they were durable anywhere. */
  long givenUp() {
    return givenUp;
  }

  long limitBytes() {
    return limitBytes;
  }

  /** In memory. */
  long bytes() {
    return clips.values().stream().mapToLong(clip -> clip.frames().bytes()).sum();
  }

  @Nullable OutboundClip find(int number) {
    return clips.get(number);
  }

  OutboundClip clip(int number) {
    return clips.computeIfAbsent(number, OutboundClip::new);
  }

  /** Goes on with clips that an edge left behind, before all others. */
  void add(List<Found> found) {
    List<OutboundClip> younger = List.copyOf(clips.values());
    clips.clear();
    Stream.concat(found.stream().map(OutboundClip::found), younger.stream())
        .forEach(clip -> clips.put(clip.number(), clip));
  }

  /** What is added to times of a clip's frames from now on; of number 0, of those without clip. */
  void correct(int clipNumber, long micros) {
    corrections.put(clipNumber, micros);
  }

  long correctionMicros(int clipNumber) {
    return corrections.getOrDefault(clipNumber, 0L);
  }

  void begin(Detected detected) {
    clip(detected.clipNumber()).begin(detected);
  }

  /** Keeps a frame; null where the clip does not go on with it. */
  @Nullable OutboundFrame add(Frame frame, int clipNumber) {
    OutboundClip clip = clip(clipNumber);
    if (!clip.continuesWith(frame)) {
      log.warn("frame out of order camera={} clip={} frame={}", camera, clipNumber, frame.number());
      return null;
    }
    OutboundFrame outbound = new OutboundFrame(frame, clipNumber);
    clip.add(outbound, nanoTime.getAsLong());
    freeMemory(0);
    while (bytes() - loadedBytes() > limitBytes && giveUpOne()) {}
    return outbound;
  }

  /**
   * Whether so many bytes may come from the disk; makes room for them. Where none can be made, one
   * load at a time goes beyond the limit: what fills the memory may have to wait for it.
   */
  boolean mayLoad(long wanted) {
    freeMemory(wanted);
    return bytes() + wanted <= limitBytes || loadedBytes() == 0;
  }

  /** Makes room in memory at the cost of frames that are on the disk too. */
  private void freeMemory(long wanted) {
    for (OutboundClip clip : clips.values()) {
      while (bytes() + wanted > limitBytes && clip.unloadOne()) {}
    }
  }

  private long loadedBytes() {
    return clips.values().stream().mapToLong(clip -> clip.frames().loadedBytes()).sum();
  }

  @Nullable OutboundFrame find(long frame) {
    for (OutboundClip clip : clips.values()) {
      OutboundFrame found = clip.isAdmitted() ? clip.find(frame) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The oldest frame that was never sent whole: of the running clip, then of the oldest. */
  @Nullable OutboundFrame nextUnsent() {
    for (OutboundClip clip : inTurn()) {
      OutboundFrame frame = clip.nextUnsent();
      if (frame != null) {
        return frame;
      }
    }
    return null;
  }

  /** The clips whose frames may be sent: the running one, then the oldest first. */
  List<OutboundClip> inTurn() {
    List<OutboundClip> inTurn = new ArrayList<>();
    for (OutboundClip clip : clips.values()) {
      if (clip.isAdmitted()) {
        inTurn.add(clip.isFinished() ? inTurn.size() : 0, clip);
      }
    }
    return inTurn;
  }

  void durable(int clipNumber, long through) {
    OutboundClip clip = clips.get(clipNumber);
    if (clip != null) {
      clip.durable(through);
    }
  }

  /**
   * The agent has the clip. One that is not finished is remembered until it is.
   *
   * @return whether that was news
   */
  boolean acknowledge(int clipNumber) {
    OutboundClip clip = clips.get(clipNumber);
    if (clip == null || clip.isAcknowledged()) {
      return false;
    }
    ClipRecord record = clip.record();
    if (record != null) {
      acknowledged.add(record.detected().clip());
    }
    clip.acknowledge();
    forgetIfOver(clip);
    return true;
  }

  /** Ids of clips on the disk that were acknowledged since the last time. */
  List<String> takeAcknowledged() {
    List<String> taken = List.copyOf(acknowledged);
    acknowledged.clear();
    return taken;
  }

  void finish(int clipNumber) {
    OutboundClip clip = clips.get(clipNumber);
    if (clip == null) {
      log.warn("clip without frames camera={} clip={}", camera, clipNumber);
      return;
    }
    clip.finish();
    forgetIfOver(clip);
  }

  List<Probe.Progress> progress() {
    List<Probe.Progress> progress = new ArrayList<>();
    for (OutboundClip clip : clips.values()) {
      Probe.Progress sent = clip.progress();
      if (sent != null && progress.size() < Probe.MAX_CLIPS) {
        progress.add(sent);
      }
    }
    return progress;
  }

  /** Under a newer lease every clip has to be admitted and sent again. */
  void reset() {
    clips.values().forEach(OutboundClip::reset);
  }

  private void forgetIfOver(OutboundClip clip) {
    if (clip.isFinished() && clip.isAcknowledged()) {
      clips.remove(clip.number());
      corrections.remove(clip.number());
    }
  }

  private boolean giveUpOne() {
    for (OutboundClip clip : clips.values()) {
      if (clip.giveUpOne()) {
        logGivenUp(clip);
        return true;
      }
    }
    return false;
  }

  private void logGivenUp(OutboundClip clip) {
    givenUp++;
    if (clip.number() != lastGivenUp) {
      lastGivenUp = clip.number();
      log.warn(
          "clip loses frames camera={} clip={} memoryBytes={}", camera, lastGivenUp, limitBytes);
    }
  }
}
