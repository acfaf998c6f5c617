package pasu.edge.spool;

import java.util.List;
import pasu.protocol.clip.IndexEntry;

/**
 * What became of a {@link Saving}.
 *
 * @param entries where its frames are now; none unless it was kept
 */
public record Saved(Outcome outcome, List<IndexEntry> entries) {

  /** How it went. */
  public enum Outcome {
    /** All of it survives a restart. */
    KEPT,
    /** There is no room for more of this clip; what was saved before is still there. */
    FULL,
    /** The clip had to make room: nothing of it is there any more, and nothing will be. */
    GONE,
    /** The disk failed; it may be said again later. */
    FAILED
  }

  public Saved {
    entries = List.copyOf(entries);
  }

  public Saved(Outcome outcome) {
    this(outcome, List.of());
  }
}
