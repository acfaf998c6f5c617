package pasu.agent.ingest;

import java.util.TreeMap;
import java.util.function.Consumer;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.FrameAssembler;

/**
 * Brings frames for viewers into order where one is being repaired: what is complete before it
 * waits for it a little. Without losses nothing ever waits. Confined to one thread (ADR 62).
 *
 * <p>What had to wait is shown one frame at a time, at once or a tick later each: of frames that
 * come together a viewer gets the newest only.
 */
final class PlayoutBuffer {

  /** Enough for two more tries of a repair on most paths; less than anybody sees. */
  private static final long MOST_NANOS = 60_000_000;

  /** As many as can be complete while an older one is still worth repairing, and one. */
  private static final int MOST_FRAMES = 4;

  private record Held(Frame frame, long untilNanos) {}

  private final TreeMap<Long, Held> held = new TreeMap<>();
  private final FrameAssembler assembler;
  private final Consumer<Frame> show;
  private long shown = -1;

  /**
   * Holds nothing.
   *
   * @param assembler knows what is being repaired
   * @param show gets each frame at most once, never one before it
   */
  PlayoutBuffer(FrameAssembler assembler, Consumer<Frame> show) {
    this.assembler = assembler;
    this.show = show;
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  /** A frame is complete. */
  void offer(Frame frame, long nowNanos) {
    if (frame.number() <= shown) {
      return;
    }
    held.put(frame.number(), new Held(frame, nowNanos + MOST_NANOS));
    if (held.firstKey() == frame.number() || held.size() > MOST_FRAMES) {
      tick(nowNanos);
    }
  }

  /** Shows what has waited for long enough. */
  void tick(long nowNanos) {
    if (!held.isEmpty() && isDue(held.firstEntry().getValue(), nowNanos)) {
      Frame frame = held.pollFirstEntry().getValue().frame;
      shown = frame.number();
      show.accept(frame);
    }
  }

  private boolean isDue(Held first, long nowNanos) {
    return held.size() > MOST_FRAMES
        || nowNanos - first.untilNanos >= 0
        || !assembler.hasBetween(shown, first.frame.number());
  }
}
