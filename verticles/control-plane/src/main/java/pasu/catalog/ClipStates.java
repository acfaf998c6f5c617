package pasu.catalog;

import pasu.protocol.Clip;
import pasu.protocol.Clip.State;

/** Which way clips go. */
final class ClipStates {

  private ClipStates() {}

  static boolean isFinished(Clip clip) {
    return clip.state() == State.READY || clip.state() == State.INCOMPLETE;
  }

  /**
   * Whether a report takes a clip further, or only came late. An incomplete clip may begin anew:
   * its edge may come back with the rest.
   */
  static boolean mayFollow(State known, State reported) {
    return switch (known) {
      case RECORDING, INCOMPLETE -> true;
      case FINISHING -> reported != State.RECORDING;
      case READY -> reported == State.READY;
    };
  }
}
