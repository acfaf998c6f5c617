package pasu.edge.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.spool.Saved.Outcome;
import pasu.edge.time.ClipClock;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.clip.IndexEntry;
import pasu.protocol.frame.Frame;

/**
 * The clips on the disk, within a bound. Who wants room gets it from the least important and then
 * the oldest clip, but never from one that comes after its own in that order. Used by the spool's
 * thread only.
 */
final class Shelf {

  private static final Logger log = LoggerFactory.getLogger(Shelf.class);
  private static final int NEW_CLIP_BYTES = 4_096;

  private final Map<String, SpooledClip> clips = new HashMap<>();
  private final long limitBytes;
  private final LongSupplier room;
  private final ToIntFunction<String> importance;
  private final Function<String, @Nullable ClipClock> clock;
  private final SpoolAlarms alarms;
  private final Comparator<Detected> leastFirst;

  /**
   * @param room how many more bytes the disk has
   * @param importance of a camera, now
   * @param clock by which a camera's clips are recorded now; null where that is not told
   */
  Shelf(
      long limitBytes,
      LongSupplier room,
      ToIntFunction<String> importance,
      Function<String, @Nullable ClipClock> clock,
      SpoolAlarms alarms) {
    this.limitBytes = limitBytes;
    this.room = room;
    this.importance = importance;
    this.clock = clock;
    this.alarms = alarms;
    this.leastFirst =
        Comparator.<Detected>comparingInt(clip -> importance.applyAsInt(clip.camera()))
            .thenComparing(Detected::startedAt)
            .thenComparing(Detected::clip);
  }

  void add(SpooledClip clip) {
    clips.put(clip.detected().clip(), clip);
  }

  boolean holds(String id) {
    return clips.containsKey(id);
  }

  Saved save(Path spool, Saving saving) throws IOException {
    SpooledClip clip = clips.get(saving.detected().clip());
    if (clip == null && saving.begun()) {
      return new Saved(Outcome.GONE);
    }
    if (!makeRoom(saving.detected(), wanted(saving, clip == null))) {
      alarms.refused(saving.detected());
      return new Saved(Outcome.FULL);
    }
    if (clip == null) {
      clip = create(spool, saving.detected());
    }
    return new Saved(Outcome.KEPT, write(clip, saving));
  }

  /**
   * Notes what is known of a clock beside those clips of a camera that it makes a difference to.
   */
  void clockIs(String camera, ClipClock now) throws IOException {
    for (SpooledClip clip : clips.values()) {
      ClipClock noted = clip.clock();
      if (noted != null && clip.detected().camera().equals(camera) && noted.isOf(now.boot())) {
        ClipClock known = noted.startedAt(now.startedMicros());
        if (known.correctionMicros() != noted.correctionMicros()) {
          clip.clockIs(known);
        }
      }
    }
  }

  Frame read(String id, IndexEntry entry) throws IOException {
    SpooledClip clip = clips.get(id);
    if (clip == null) {
      throw new IOException("its clip made room for others");
    }
    return clip.read(entry);
  }

  void remove(String id) throws IOException {
    SpooledClip clip = clips.get(id);
    if (clip != null) {
      clip.remove();
      clips.remove(id);
      alarms.hold(bytes());
    }
  }

  private SpooledClip create(Path spool, Detected detected) throws IOException {
    int now = importance.applyAsInt(detected.camera());
    ClipClock by = clock.apply(detected.camera());
    SpooledClip clip = SpooledClip.create(spool, new SpoolDocument(detected, now, null, by));
    clips.put(detected.clip(), clip);
    return clip;
  }

  private static List<IndexEntry> write(SpooledClip clip, Saving saving) throws IOException {
    clip.note(saving.digestsFrom(), saving.digests());
    List<IndexEntry> entries = saving.frames().isEmpty() ? List.of() : clip.append(saving.frames());
    Long lastFrame = saving.lastFrame();
    if (lastFrame != null) {
      clip.finish(lastFrame);
    }
    return entries;
  }

  private boolean makeRoom(Detected forClip, long wanted) throws IOException {
    long bound = bound();
    alarms.boundIs(bound);
    SpooledClip victim = victim(forClip);
    while (bytes() + wanted > bound && victim != null) {
      evict(victim, bound);
      victim = victim(forClip);
    }
    return bytes() + wanted <= bound;
  }

  /** On a disk that is full what is here may stay, and make room for what comes. */
  private long bound() {
    long held = bytes();
    return held + Math.min(room.getAsLong(), limitBytes - held);
  }

  private @Nullable SpooledClip victim(Detected forClip) {
    return clips.values().stream()
        .filter(clip -> leastFirst.compare(clip.detected(), forClip) < 0)
        .min(Comparator.comparing(SpooledClip::detected, leastFirst))
        .orElse(null);
  }

  private void evict(SpooledClip clip, long bound) throws IOException {
    Detected detected = clip.detected();
    log.warn(
        "spool full, clip given up camera={} clip={} bytes={} limitBytes={}",
        detected.camera(),
        detected.clip(),
        clip.bytes(),
        bound);
    clips.remove(detected.clip());
    clip.remove();
    alarms.evicted();
  }

  private long bytes() {
    return clips.values().stream().mapToLong(SpooledClip::bytes).sum();
  }

  private static long wanted(Saving saving, boolean isNew) {
    long frames = saving.frames().stream().mapToLong(frame -> frame.jpeg().length).sum();
    long lines = (long) saving.frames().size() * IndexEntry.BYTES;
    long digests = (long) saving.digests().size() * DigestLog.LINE_BYTES;
    return frames + lines + digests + (isNew ? NEW_CLIP_BYTES : 0);
  }
}
