package pasu.agent;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import pasu.agent.clip.ClipOrder;
import pasu.agent.clip.Recording;
import pasu.agent.ingest.StreamSession;
import pasu.agent.ingest.StreamSink;
import pasu.agent.live.LatestFrame;
import pasu.protocol.AgentMessage;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;

/**
 * A slot in use: one camera's frames on their way to its clips and its viewers.
 *
 * <p>Frames come on the receiving threads; everything else happens on the agent's context.
 */
final class Stream {

  /** Clips whose manifest may still be repeated because the acknowledgement was lost. */
  private static final int CLIPS_KEPT = 8;

  private static final int GONE = 410;

  private record Lease(Terms terms, StreamSession session) {}

  private final BiFunction<ClipOrder, StreamSession, Recording> recorder;
  private final LatestFrame latest = new LatestFrame();
  private final Map<Integer, Recording> clips = new ConcurrentHashMap<>();
  private final SequencedSet<Integer> clipNumbers = new LinkedHashSet<>();
  private final BiConsumer<String, Long> onSilence;
  private Lease lease;
  private long bytesBefore;
  private long bytesPerSecond;

  /**
   * Opens the stream's first session.
   *
   * @param recorder begins a clip, or goes on with it
   * @param onSilence told camera and epoch, on a receiving thread
   */
  Stream(
      Terms terms,
      StreamPort port,
      BiFunction<ClipOrder, StreamSession, Recording> recorder,
      BiConsumer<String, Long> onSilence) {
    this.recorder = recorder;
    this.onSilence = onSilence;
    this.lease = new Lease(terms, port.open(terms, new LeasedSink(terms)));
  }

  Terms terms() {
    return lease.terms;
  }

  /** Whether it can only go on under a newer lease. */
  boolean isDeaf() {
    return lease.session.isDeaf();
  }

  long session() {
    return lease.session.id();
  }

  LatestFrame latest() {
    return latest;
  }

  /** Goes on under a newer lease; its clips do once they are admitted under it. */
  void renew(Terms terms, StreamPort port) {
    lease.session.close();
    lease = new Lease(terms, port.open(terms, new LeasedSink(terms)));
    bytesBefore = 0;
  }

  /**
   * Admits the frames of a clip; of one that it records already, only once.
   *
   * @throws Refusal with code 410 when the clip was closed under this lease: it needs a newer one
   */
  void record(Detected detected) {
    Recording before = clips.get(detected.clipNumber());
    if (before == null || !isSame(before, detected)) {
      ClipOrder order = new ClipOrder(lease.terms, detected);
      clips.put(order.number(), recorder.apply(order, lease.session));
      clipNumbers.addLast(order.number());
      forgetOldClips();
    }
  }

  /** No frame will come any more. */
  void end() {
    lease.session.close();
    clips.values().forEach(Recording::end);
    latest.close();
  }

  /** Notes what came in since the last time; to be called each second. */
  void measure() {
    long bytes = lease.session.counters().bytes();
    bytesPerSecond = Math.max(0, bytes - bytesBefore);
    bytesBefore = bytes;
  }

  AgentMessage.Stream describe() {
    StreamSession.Counters counters = lease.session.counters();
    return new AgentMessage.Stream(
        lease.terms.camera(),
        lease.terms.epoch(),
        recordedClip(),
        counters.frames(),
        counters.lost(),
        bytesPerSecond,
        latest.viewers());
  }

  private @Nullable String recordedClip() {
    return clipNumbers.reversed().stream()
        .map(clips::get)
        .filter(clip -> clip != null && clip.isRecording())
        .map(Recording::id)
        .findFirst()
        .orElse(null);
  }

  private void forgetOldClips() {
    List<Integer> forgotten =
        clipNumbers.stream()
            .filter(this::isDone)
            .limit(Math.max(0, clipNumbers.size() - CLIPS_KEPT))
            .toList();
    forgotten.forEach(clips::remove);
    clipNumbers.removeAll(forgotten);
  }

  /** One that is shut under this lease is not: where its edge goes on with it, the lease ends. */
  private boolean isDone(int clipNumber) {
    Recording clip = clips.get(clipNumber);
    return clip == null || (clip.isOver() && !(clip.isShut() && clip.isUnder(lease.terms.epoch())));
  }

  private boolean isSame(Recording before, Detected detected) {
    if (!before.isUnder(lease.terms.epoch()) || !before.id().equals(detected.clip())) {
      return false;
    }
    if (before.isShut()) {
      throw new Refusal(
          GONE, "clip %s was closed; ask for it under a newer epoch".formatted(before.id()));
    }
    return true;
  }

  /** What comes in under one lease; the frames of an older one are not let through. */
  private final class LeasedSink implements StreamSink {

    private final Terms terms;

    LeasedSink(Terms terms) {
      this.terms = terms;
    }

    @Override
    public boolean accept(Frame frame, int clipNumber) {
      if (clipNumber == 0) {
        return true;
      }
      Recording clip = find(clipNumber);
      return clip != null && clip.offer(frame);
    }

    @Override
    public void show(Frame frame) {
      latest.offer(terms.epoch(), frame);
    }

    @Override
    public void manifest(Manifest manifest) {
      Recording clip = find(manifest.clipNumber());
      if (clip != null) {
        clip.manifest(manifest);
      }
    }

    /** What is recorded under this lease; a clip that is shut ends it, so that there is a newer. */
    private @Nullable Recording find(int clipNumber) {
      Recording clip = clips.get(clipNumber);
      if (clip == null || !clip.isUnder(terms.epoch())) {
        return null;
      }
      if (clip.isShut()) {
        onSilence.accept(terms.camera(), terms.epoch());
      }
      return clip;
    }

    @Override
    public void pending(int clipNumber) {
      Recording clip = find(clipNumber);
      if (clip != null) {
        clip.pending();
      }
    }

    @Override
    public void silent() {
      onSilence.accept(terms.camera(), terms.epoch());
    }
  }
}
