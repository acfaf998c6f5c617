package pasu.agent.clip;

import java.util.concurrent.atomic.AtomicLong;
import pasu.protocol.frame.Frame;

/** How many bytes may be in memory and not yet on disk. Thread-safe. */
final class ByteBudget {

  /** What keeping track of a frame takes, roughly; so that tiny frames are bounded too. */
  private static final long OVERHEAD = 256;

  private final AtomicLong free;

  ByteBudget(long bytes) {
    this.free = new AtomicLong(bytes);
  }

  /** Takes what the frame costs or, where so much is not free, nothing. */
  boolean take(Frame frame) {
    long left = free.addAndGet(-cost(frame));
    if (left < 0) {
      free.addAndGet(cost(frame));
    }
    return left >= 0;
  }

  void giveBack(Frame frame) {
    free.addAndGet(cost(frame));
  }

  long free() {
    return free.get();
  }

  private static long cost(Frame frame) {
    return frame.jpeg().length + OVERHEAD;
  }
}
