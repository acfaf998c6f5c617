package pasu.edge.uplink;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pasu.edge.spool.CameraSpool;
import pasu.edge.spool.Loaded;
import pasu.edge.spool.Saved;
import pasu.edge.spool.Saving;
import pasu.protocol.clip.IndexEntry;

/**
 * Between an uplink's memory and the disk: writes what no agent took for a while, reads it when it
 * can be sent. Belongs to the uplink's thread; at most one write and one read are under way.
 */
final class Spooling {

  /** An agent that answers has this long before a frame is written too. */
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private static final long PATIENCE_WITHOUT_AGENT_NANOS = 1_000_000_000L;
  private static final long SHORTEST_PAUSE_NANOS = 10_000_000L;
  private static final long LOAD_BYTES = 1024 * 1024;

  private final OutboundClips clips;
  private final CameraSpool spool;
  private final Consumer<Runnable> later;
  private final Runnable wake;
  private boolean saves;
  private boolean loads;

  /**
   * Creates it.
   *
   * @param later runs something on the uplink's thread
   * @param wake makes it call {@link #step}
   */
  Spooling(OutboundClips clips, CameraSpool spool, Consumer<Runnable> later, Runnable wake) {
    this.clips = clips;
    this.spool = spool;
    this.later = later;
    this.wake = wake;
  }

  /**
   * Does what is due.
   *
   * @param heard whether there is an agent that answers
   * @return nanoseconds until it has to be called again
   */
  long step(long nowNanos, boolean heard) {
    clips.takeAcknowledged().forEach(spool::remove);
    long patience = heard ? PATIENCE_NANOS : PATIENCE_WITHOUT_AGENT_NANOS;
    save(nowNanos, isMemoryFull() ? nowNanos : nowNanos - patience);
    load(nowNanos, heard);
    Long due = nextDue(nowNanos, patience);
    return saves || due == null
        ? UplinkStream.NEVER
        : Math.max(SHORTEST_PAUSE_NANOS, due - nowNanos);
  }

  /** Nothing more is sent: other cameras may deliver, and a disk that failed gets another try. */
  void farewell() {
    spool.rest();
    clips.all().forEach(OutboundClip::tryDiskAgain);
  }

  /** Writes what is in memory only, however young; says whether it has to be called again. */
  boolean savesTheRest(long nowNanos) {
    clips.takeAcknowledged().forEach(spool::remove);
    save(nowNanos, nowNanos);
    return saves;
  }

  private boolean isMemoryFull() {
    return clips.bytes() > clips.limitBytes() / 2;
  }

  private void save(long nowNanos, long beforeNanos) {
    OutboundClip clip = saves ? null : clipToSave(nowNanos, beforeNanos);
    ClipRecord record = clip == null ? null : clip.record();
    if (clip != null && record != null) {
      saves = true;
      Saving saving = record.next(clip.frames(), beforeNanos);
      spool.save(saving, saved -> later.accept(() -> saved(clip, record, saving, saved, nowNanos)));
    }
  }

  /** What is small goes first, then the oldest frames. */
  private @Nullable OutboundClip clipToSave(long nowNanos, long beforeNanos) {
    OutboundClip unsaved = null;
    for (OutboundClip clip : clips.all()) {
      ClipRecord record = clip.record();
      if (record != null && record.hasNews(nowNanos)) {
        return clip;
      }
      Long since = record == null ? null : record.unsavedSince(clip.frames(), nowNanos);
      if (unsaved == null && since != null && since - beforeNanos <= 0) {
        unsaved = clip;
      }
    }
    return unsaved;
  }

  private void saved(
      OutboundClip clip, ClipRecord record, Saving saving, Saved saved, long nowNanos) {
    saves = false;
    switch (saved.outcome()) {
      case KEPT -> record.kept(saving, saved, clip.frames());
      case FULL, FAILED -> record.pause(nowNanos);
      case GONE -> clip.loseDisk();
    }
  }

  private void load(long nowNanos, boolean heard) {
    boolean ours = !heard || isTurn();
    OutboundClip clip = loads || !heard ? null : clipToLoad(ours);
    if (clip != null && clips.mayLoad(LOAD_BYTES)) {
      loads = true;
      ClipRecord record = requireNonNull(clip.record());
      spool.load(
          record.detected().clip(),
          toLoad(clip, ours),
          loaded -> later.accept(() -> loaded(clip, loaded, nowNanos)));
    }
    if (!heard) {
      spool.rest();
    }
  }

  /** Claims the turn for the oldest clip that ended and waits on the disk, if there is one. */
  private boolean isTurn() {
    for (OutboundClip clip : clips.inTurn()) {
      ClipRecord record = clip.record();
      if (record != null && clip.isFinished() && clip.hasBacklog()) {
        return spool.isTurn(record.detected().startedAt(), wake);
      }
    }
    spool.rest();
    return true;
  }

  private @Nullable OutboundClip clipToLoad(boolean ours) {
    for (OutboundClip clip : clips.inTurn()) {
      if (clip.record() != null && !toLoad(clip, ours).isEmpty()) {
        return clip;
      }
    }
    return null;
  }

  /** What the agent asked for again, or what comes next; a clip that ended waits for its turn. */
  private static List<IndexEntry> toLoad(OutboundClip clip, boolean ours) {
    List<IndexEntry> wanted = clip.wanted(LOAD_BYTES);
    boolean mayGoOn = wanted.isEmpty() && (ours || !clip.isFinished());
    return mayGoOn ? clip.backlog(LOAD_BYTES) : wanted;
  }

  private void loaded(OutboundClip clip, Loaded loaded, long nowNanos) {
    loads = false;
    loaded.frames().forEach(frame -> clip.load(frame, nowNanos));
    loaded.lost().forEach(clip::lose);
  }

  /** When something has to be written; null where nothing has. */
  private @Nullable Long nextDue(long nowNanos, long patience) {
    Long next = null;
    for (OutboundClip clip : clips.all()) {
      ClipRecord record = clip.record();
      Long due = record == null ? null : record.due(clip.frames(), patience, nowNanos);
      next = due == null || (next != null && next - due <= 0) ? next : due;
    }
    return next;
  }
}
