package pasu.agent.clip;

import java.io.IOException;

/** A clip's folder is somebody else's by now: nothing in it may be changed here any more. */
final class FencedException extends IOException {

  private static final long serialVersionUID = 1;

  FencedException(String message) {
    super(message);
  }
}
