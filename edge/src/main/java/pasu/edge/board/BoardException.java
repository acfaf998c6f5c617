package pasu.edge.board;

/** A pin or device does not work. Says which, why, and what to do, in a sentence. */
public final class BoardException extends Exception {

  private static final long serialVersionUID = 1;

  public BoardException(String message) {
    super(message);
  }

  public BoardException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
