package pasu.cli;

/**
 * A command cannot go on. The message is one sentence: what is wrong, with the value, and what to
 * do.
 */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitStatus;

  private CommandFailure(int exitStatus, String message) {
    super(message);
    this.exitStatus = exitStatus;
  }

  /** It was tried and failed: exit status 1. */
  public static CommandFailure failed(String message) {
    return new CommandFailure(1, message);
  }

  /** What was asked for makes no sense or cannot be had here: exit status 2, nothing was done. */
  public static CommandFailure usage(String message) {
    return new CommandFailure(2, message);
  }

  public int exitStatus() {
    return exitStatus;
  }
}
