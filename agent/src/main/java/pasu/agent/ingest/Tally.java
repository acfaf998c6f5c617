package pasu.agent.ingest;

import pasu.protocol.frame.Frame;

/** Counts a session's frames; written by one thread, read by any. */
final class Tally {

  private volatile StreamSession.Counters counters = new StreamSession.Counters(0, 0, 0);

  StreamSession.Counters counters() {
    return counters;
  }

  void took(Frame frame) {
    StreamSession.Counters old = counters;
    counters =
        new StreamSession.Counters(old.frames() + 1, old.lost(), old.bytes() + frame.jpeg().length);
  }

  void lost(int frames) {
    if (frames > 0) {
      StreamSession.Counters old = counters;
      counters = new StreamSession.Counters(old.frames(), old.lost() + frames, old.bytes());
    }
  }
}
