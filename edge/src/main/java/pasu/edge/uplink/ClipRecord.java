package pasu.edge.uplink;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.edge.spool.Saved;
import pasu.edge.spool.Saving;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.frame.Frame;

/** What of a clip is on the disk, and what has yet to be written; not the frames themselves. */
final class ClipRecord {

  private static final long RETRY_NANOS = 5_000_000_000L;
  private static final long BATCH_BYTES = 1024 * 1024;

  private final Detected detected;
  private final List<byte[]> digests = new ArrayList<>();
  private long digestsFrom;
  private long savedThrough = -1;
  private boolean begun;
  private @Nullable Long lastFrame;
  private boolean finished;
  private boolean paused;
  private long retryNanos;

  ClipRecord(Detected detected) {
    this.detected = detected;
    this.digestsFrom = detected.firstFrame();
  }

  /** All of it is on the disk already. */
  static ClipRecord whole(Detected detected) {
    ClipRecord record = new ClipRecord(detected);
    record.begun = true;
    record.finished = true;
    return record;
  }

  Detected detected() {
    return detected;
  }

  void captured(byte[] digest) {
    digests.add(digest);
  }

  void finish(long last) {
    lastFrame = last;
  }

  /** Whether something small has to be written, whatever becomes of the frames. */
  boolean hasNews(long nowNanos) {
    return !isPaused(nowNanos) && (!begun || !digests.isEmpty() || mayFinish());
  }

  /** Since when frames wait to be written; null where none does, or the disk has to rest. */
  @Nullable Long unsavedSince(ClipFrames frames, long nowNanos) {
    return isPaused(nowNanos) ? null : frames.unsavedSince(savedThrough);
  }

  /** When to look whether frames have to be written; null where none waits. */
  @Nullable Long due(ClipFrames frames, long patienceNanos, long nowNanos) {
    if (isPaused(nowNanos)) {
      return retryNanos;
    }
    Long since = frames.unsavedSince(savedThrough);
    return since == null ? null : since + patienceNanos;
  }

  /** What is to be written now, with the frames that came before a time. */
  Saving next(ClipFrames frames, long beforeNanos) {
    List<Frame> unsaved = frames.unsaved(savedThrough, beforeNanos, BATCH_BYTES);
    return new Saving(
        detected, begun, digestsFrom, digests, unsaved, mayFinish() ? lastFrame : null);
  }

  void kept(Saving saving, Saved saved, ClipFrames frames) {
    begun = true;
    digests.subList(0, saving.digests().size()).clear();
    digestsFrom += saving.digests().size();
    finished |= saving.lastFrame() != null;
    saved.entries().stream()
        .filter(entry -> frames.isInMemory(entry.frame()))
        .forEach(frames::onDisk);
    if (!saving.frames().isEmpty()) {
      savedThrough = saving.frames().getLast().number();
    }
  }

  /** It did not work: the disk is left in peace for a while. */
  void pause(long nowNanos) {
    paused = true;
    retryNanos = nowNanos + RETRY_NANOS;
  }

  void resume() {
    paused = false;
  }

  private boolean isPaused(long nowNanos) {
    paused &= retryNanos - nowNanos > 0;
    return paused;
  }

  /** The end is written after all digests. */
  private boolean mayFinish() {
    Long last = lastFrame;
    return !finished && last != null && digestsFrom + digests.size() == last + 1;
  }
}
