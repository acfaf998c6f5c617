package pasu.edge.uplink;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Probe;

/** The clips that no agent has acknowledged, oldest first, within a bound of memory. */
final class OutboundClips {

  private static final Logger log = LoggerFactory.getLogger(OutboundClips.class);

  private final Map<Integer, OutboundClip> clips = new LinkedHashMap<>();
  private final String camera;
  private final long limitBytes;
  private long bytes;
  private long givenUp;

  OutboundClips(String camera, long limitBytes) {
    this.camera = camera;
    this.limitBytes = limitBytes;
  }

  Collection<OutboundClip> all() {
    return clips.values();
  }

  boolean isEmpty() {
    return clips.isEmpty();
  }

  /** Frames of clips that had to go before they were durable. */
  long givenUp() {
    return givenUp;
  }

  @Nullable OutboundClip find(int number) {
    return clips.get(number);
  }

  OutboundClip clip(int number) {
    return clips.computeIfAbsent(number, OutboundClip::new);
  }

  /** Keeps a frame; null where the clip does not go on with it. */
  @Nullable OutboundFrame add(Frame frame, int clipNumber) {
    OutboundClip clip = clip(clipNumber);
    if (!clip.continuesWith(frame)) {
      log.warn("frame out of order camera={} clip={} frame={}", camera, clipNumber, frame.number());
      return null;
    }
    OutboundFrame outbound = new OutboundFrame(frame, clipNumber);
    clip.add(outbound);
    bytes += frame.jpeg().length;
    makeRoom();
    return outbound;
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

  /** The oldest frame of an admitted clip that was never sent whole. */
  @Nullable OutboundFrame nextUnsent() {
    for (OutboundClip clip : clips.values()) {
      OutboundFrame frame = clip.isAdmitted() ? clip.nextUnsent() : null;
      if (frame != null) {
        return frame;
      }
    }
    return null;
  }

  void durable(int clipNumber, long through) {
    OutboundClip clip = clips.get(clipNumber);
    if (clip != null) {
      bytes -= clip.durable(through);
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
    bytes -= clip.acknowledge();
    forgetIfOver(clip);
    return true;
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
    }
  }

  private void makeRoom() {
    for (OutboundClip clip : clips.values()) {
      while (bytes > limitBytes && clip.hasFrames()) {
        giveUp(clip);
      }
    }
  }

  private void giveUp(OutboundClip clip) {
    if (clip.givenUp() == 0) {
      log.warn(
          "clip loses frames camera={} clip={} memoryBytes={}", camera, clip.number(), limitBytes);
    }
    bytes -= clip.giveUp();
    givenUp++;
  }
}
