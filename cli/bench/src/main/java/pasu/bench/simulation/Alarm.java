package pasu.bench.simulation;

/** The one next time that somebody wants to be woken at. */
final class Alarm {

  private final VirtualTime time;
  private final Runnable action;
  private long setFor = Long.MAX_VALUE;

  Alarm(VirtualTime time, Runnable action) {
    this.time = time;
    this.action = action;
  }

  /** Sets it to another time; what it was set for is forgotten. */
  void set(long nanos) {
    setFor = nanos;
    if (nanos != Long.MAX_VALUE) {
      time.at(nanos, () -> ring(nanos));
    }
  }

  /** Sets it unless it rings before. */
  void setAtLatest(long nanos) {
    if (nanos < setFor) {
      set(nanos);
    }
  }

  private void ring(long nanos) {
    if (setFor == nanos) {
      setFor = Long.MAX_VALUE;
      action.run();
    }
  }
}
