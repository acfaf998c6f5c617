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
   * Whether a report takes a clip further, or only came late. Under a newer epoch a clip may begin
   * anew: its edge may come back with the rest. A clip that is ready stays so.
   */
  static boolean mayFollow(State known, State reported, boolean underNewerEpoch) {
    return switch (known) {
      case RECORDING -> true;
      case FINISHING, INCOMPLETE -> underNewerEpoch || reported != State.RECORDING;
      case READY -> reported == State.READY;
    };
  }
}
