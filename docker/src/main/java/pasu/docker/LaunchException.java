package pasu.docker;

/** Why an agent cannot be started or stopped, in one sentence that says what to do. */
public final class LaunchException extends RuntimeException {

  private static final long serialVersionUID = 1;

  LaunchException(String sentence) {
    super(sentence);
  }

  LaunchException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
