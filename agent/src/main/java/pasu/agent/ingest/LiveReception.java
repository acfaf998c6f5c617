package pasu.agent.ingest;

import org.jspecify.annotations.Nullable;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Drop;

/** Which frames without a clip came in; what is too far behind the newest is let go. */
final class LiveReception {

  /** A frame is worth repairing while at most this many newer ones are complete. */
  private static final int MAX_BEHIND = 2;

  private static final int REMEMBERED = 256;

  private final FrameNumbers taken = new FrameNumbers();
  private long newest = -1;

  /** Why a frame's piece is not wanted; null where it is. */
  @Nullable Drop refuse(Data data) {
    if (taken.contains(data.frame())) {
      return Drop.DUPLICATE;
    }
    return data.frame() < oldestWanted() ? Drop.STALE : null;
  }

  /** Notes a complete frame, of a clip or not. */
  void take(long number) {
    taken.add(number);
    newest = Math.max(newest, number);
    taken.forgetBelow(newest - REMEMBERED);
  }

  long oldestWanted() {
    return newest - MAX_BEHIND;
  }
}
