package pasu.edge.uplink;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The newest frame, which goes before all else, and the few before it that may still be repaired
 * for viewers. A frame that has begun is finished; of those that wait only the newest stays.
 */
final class LiveLane {

  private static final int MAX_RECENT = 4;

  private final Deque<OutboundFrame> recent = new ArrayDeque<>();
  private @Nullable OutboundFrame sending;
  private @Nullable OutboundFrame waiting;

  void offer(OutboundFrame frame) {
    if (sending == null || sending.isSent() || !sending.isBegun()) {
      sending = frame;
      waiting = null;
    } else {
      waiting = frame;
    }
    if (frame.clipNumber() == 0) {
      remember(frame);
    }
  }

  /** The frame to go on with; null when the newest is sent. */
  @Nullable OutboundFrame next() {
    if (sending != null && sending.isSent()) {
      sending = waiting;
      waiting = null;
    }
    return sending;
  }

  @Nullable OutboundFrame find(long number) {
    for (OutboundFrame frame : recent) {
      if (frame.number() == number) {
        return frame;
      }
    }
    return null;
  }

  /** Forgets all; frames of clips are kept elsewhere. */
  void clear() {
    recent.forEach(OutboundFrame::forget);
    recent.clear();
    sending = null;
    waiting = null;
  }

  /** Those that were overtaken before they left would only push out what can be repaired. */
  private void remember(OutboundFrame frame) {
    recent.removeIf(overtaken -> !overtaken.isBegun());
    recent.addLast(frame);
    if (recent.size() > MAX_RECENT) {
      recent.removeFirst().forget();
    }
  }
}
