package pasu.catalog;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pasu.protocol.Clip;
import pasu.protocol.Clip.State;
import pasu.protocol.ClipMessage.ClipReport;

/**
 * What is newer in memory than in the database: how far recordings are, and when something was last
 * said of unfinished clips. Not thread-safe: it belongs to one verticle.
 */
final class Recording {

  private record Progress(Clip clip, long epoch) {}

  private final Map<String, Progress> clips = new HashMap<>();
  private final Map<String, Instant> heardAt = new HashMap<>();

  void heard(ClipReport report, Instant now) {
    heardAt.put(report.clip().id(), now);
    if (report.clip().state() != State.RECORDING) {
      clips.remove(report.clip().id()); // Progress that comes after the end is late.
    }
  }

  /** Takes what the database has of a clip now, and under which epoch it is recorded. */
  void stored(Clip clip, long epoch) {
    if (clip.state() == State.RECORDING) {
      clips.put(clip.id(), new Progress(clip, epoch));
    } else if (ClipStates.isFinished(clip)) {
      forget(clip.id());
    }
  }

  /**
   * Takes how far a recording is, unless it is unknown here, another camera's or of another epoch:
   * then the database must be asked.
   */
  Optional<Clip> progressed(ClipReport report) {
    Progress known = clips.get(report.clip().id());
    if (known == null
        || known.epoch != report.epoch()
        || !known.clip.camera().equals(report.clip().camera())) {
      return Optional.empty();
    }
    Clip newer = report.clip().withPinned(known.clip.pinned());
    clips.put(newer.id(), new Progress(newer, known.epoch));
    return Optional.of(newer);
  }

  /** Takes what any control plane said of a clip: of one that ended, no progress counts. */
  void told(Clip clip) {
    if (ClipStates.isFinished(clip)) {
      forget(clip.id());
    } else if (clip.state() != State.RECORDING) {
      clips.remove(clip.id());
    }
  }

  /** Takes that a node has clips in hand. */
  void inHand(List<String> ids, Instant now) {
    ids.forEach(id -> heardAt.computeIfPresent(id, (_, _) -> now));
  }

  /** Lets silence count from now on only. */
  void forgetSilence() {
    heardAt.clear();
  }

  void pinned(String id, boolean pinned) {
    clips.computeIfPresent(
        id, (_, known) -> new Progress(known.clip.withPinned(pinned), known.epoch));
  }

  /** The clip as it is now, which may be further than its row. */
  Clip newest(Clip row) {
    Progress newer = clips.get(row.id());
    return newer != null && row.state() == State.RECORDING
        ? newer.clip.withPinned(row.pinned())
        : row;
  }

  /** Of the unfinished clips, those nothing was said of since a moment; now counts as heard. */
  List<Clip> silentSince(Instant moment, List<Clip> unfinished, Instant now) {
    return unfinished.stream()
        .filter(clip -> heardAt.computeIfAbsent(clip.id(), _ -> now).isBefore(moment))
        .toList();
  }

  /** Whether nothing was said of an unfinished clip since a moment. */
  boolean isSilentSince(Instant moment, Clip clip) {
    return heardAt.getOrDefault(clip.id(), Instant.MAX).isBefore(moment);
  }

  void forget(String id) {
    clips.remove(id);
    heardAt.remove(id);
  }
}
