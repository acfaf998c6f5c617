package pasu.catalog;

import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.Clip;
import pasu.protocol.Clip.State;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipDocument;

/**
 * What may honestly be said of a finished clip, given what its folder holds.
 *
 * @param document null where there is none
 */
record ClipTruth(ClipDetails row, @Nullable ClipDocument document, ClipInventory inventory) {

  /** What row and {@code clip.json} should say. */
  ClipDetails details() throws IOException {
    FrameRange captured = captured();
    List<FrameRange> missing = captured == null ? List.of() : inventory.missing(captured);
    Clip clip = row.clip();
    int lost = Math.toIntExact(FrameRange.count(missing));
    return new ClipDetails(
        clip.measured(
            state(missing), clip.durationMs(), inventory.count(), lost, inventory.bytes()),
        missing);
  }

  /**
   * Whether {@code clip.json} says the same; what it says of an unfinished clip does not matter.
   */
  boolean isDocumented() throws IOException {
    if (document == null) {
      return false;
    }
    Clip said = document.clip();
    ClipDetails truth = details();
    return !ClipStates.isFinished(said)
        || (said.state() == truth.clip().state()
            && said.frames() == truth.clip().frames()
            && document.missing().equals(truth.missing()));
  }

  /** Whether frames of which none is missing are together not what the edge captured. */
  boolean isOtherThanCaptured() {
    return document != null
        && document.captured() != null
        && document.digest() != null
        && inventory.missing(document.captured()).isEmpty()
        && !inventory.digest(document.captured()).equals(document.digest());
  }

  /**
   * What the edge captured; without its manifest, all that was ever stored or said to be missing.
   */
  private @Nullable FrameRange captured() {
    if (document != null && document.captured() != null) {
      return document.captured();
    }
    NavigableSet<Long> known = new TreeSet<>(inventory.everStored());
    Stream.concat(row.missing().stream(), said().stream())
        .flatMap(range -> Stream.of(range.first(), range.last()))
        .forEach(known::add);
    return known.isEmpty() ? null : new FrameRange(known.first(), known.last());
  }

  private List<FrameRange> said() {
    return document == null ? List.of() : document.missing();
  }

  /** A clip without a manifest stays what it was called, unless something is missing. */
  private State state(List<FrameRange> missing) throws IOException {
    if (!missing.isEmpty() || isOtherThanCaptured() || !inventory.hasVideo()) {
      return State.INCOMPLETE;
    }
    return document != null && document.digest() != null ? State.READY : row.clip().state();
  }
}
