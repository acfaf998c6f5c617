package pasu.catalog;

/**
 * Something that was not as it should be.
 *
 * @param clip its id
 * @param sentence what is wrong, and what was or can be done
 * @param repaired whether it is right now
 */
public record Finding(String clip, Problem problem, String sentence, boolean repaired) {

  /** Something of which the remedy of its kind is all there is to say. */
  static Finding of(String clip, Problem problem, String fault, boolean repaired) {
    return new Finding(clip, problem, fault + "; " + problem.remedy, repaired);
  }

  /** What can be wrong, and what helps. */
  public enum Problem {
    /** A removal was interrupted. */
    GARBAGE("--repair finishes it"),
    /** A row without its folder. */
    MISSING_FOLDER("put the folder back, or --repair removes the row"),
    /** A folder without its row. */
    MISSING_ROW("--repair makes the row again from clip.json"),
    /** A folder without a row, of which not enough is known to make one. */
    UNKNOWN_FOLDER("start Pasu, which may finish it, or move it elsewhere"),
    /** Frames that are not what was stored. */
    DAMAGED_FRAMES("put the file back from a copy, or --repair says that they are missing"),
    /** Frames that the index names, but that the file is too short for. */
    TRUNCATED_FILE("put the file back from a copy, or --repair says that they are missing"),
    /** An index with entries that are not what was written. */
    DAMAGED_INDEX("--repair finds what is whole, and says that the rest is missing"),
    /** A file that should be there. */
    MISSING_FILE("put it back from a copy, or --repair says what is missing"),
    /** Frames that are each whole, but together not what the edge captured. */
    WRONG_DIGEST("put the folder back from a copy, or --repair says that it is incomplete"),
    /** The row does not say what the files hold. */
    WRONG_ROW("--repair corrects the row"),
    /** {@code clip.json} does not say what the files hold. */
    WRONG_DOCUMENT("--repair corrects clip.json"),
    /** Something could not be read. */
    UNREADABLE("look after the disk, or put the file back from a copy");

    private final String remedy;

    Problem(String remedy) {
      this.remedy = remedy;
    }
  }
}
