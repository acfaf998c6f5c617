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

  private final Map<String, Clip> clips = new HashMap<>();
  private final Map<String, Instant> heardAt = new HashMap<>();

  void heard(ClipReport report, Instant now) {
    heardAt.put(report.clip().id(), now);
    if (report.clip().state() != State.RECORDING) {
      clips.remove(report.clip().id()); // Progress that comes after the end is late.
    }
  }

  /** Takes what the database has of a clip now. */
  void stored(Clip clip) {
    if (clip.state() == State.RECORDING) {
      clips.put(clip.id(), clip);
    } else if (ClipStates.isFinished(clip)) {
      forget(clip.id());
    }
  }

  /** Takes how far a recording is, unless it is unknown here: then the database must be asked. */
  Optional<Clip> progressed(Clip clip) {
    Clip known = clips.get(clip.id());
    if (known == null || !known.camera().equals(clip.camera())) {
      return Optional.empty();
    }
    Clip newer = clip.withPinned(known.pinned());
    clips.put(clip.id(), newer);
    return Optional.of(newer);
  }

  void pinned(String id, boolean pinned) {
    clips.computeIfPresent(id, (_, clip) -> clip.withPinned(pinned));
  }

  /** The clip as it is now, which may be further than its row. */
  Clip newest(Clip row) {
    Clip newer = clips.get(row.id());
    return newer != null && row.state() == State.RECORDING ? newer.withPinned(row.pinned()) : row;
  }

  /** Of the unfinished clips, those nothing was said of since a moment; now counts as heard. */
  List<Clip> silentSince(Instant moment, List<Clip> unfinished, Instant now) {
    return unfinished.stream()
        .filter(clip -> heardAt.computeIfAbsent(clip.id(), _ -> now).isBefore(moment))
        .toList();
  }

  void forget(String id) {
    clips.remove(id);
    heardAt.remove(id);
  }
}
