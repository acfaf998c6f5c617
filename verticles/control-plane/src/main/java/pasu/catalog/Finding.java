package pasu.catalog;

/**
 * Something that was not as it should be.
 *
 * @param clip its id
 * @param sentence what is wrong, and what was or can be done
 * @param repaired whether it is right now
 */
public record Finding(String clip, Problem problem, String sentence, boolean repaired) {

  /** What can be wrong. */
  public enum Problem {
    /** A removal was interrupted. */
    GARBAGE,
    /** A row without its folder. */
    MISSING_FOLDER,
    /** A folder without its row. */
    MISSING_ROW,
    /** A folder without a row, of which not enough is known to make one. */
    UNKNOWN_FOLDER,
    /** Frames that are not what was stored. */
    DAMAGED_FRAMES,
    /** Row and folder do not say the same. */
    WRONG_ROW,
    /** Something could not be read. */
    UNREADABLE
  }
}
