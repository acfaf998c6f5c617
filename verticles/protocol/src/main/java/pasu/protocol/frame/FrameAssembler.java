package pasu.protocol.frame;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Iterator;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts the frames of one stream together within a budget. When it is used up, incomplete live
 * frames give way, oldest first; a clip's never do: what has no room is asked for again. Confined
 * to one thread.
 */
public final class FrameAssembler {

  /** What a partial frame costs beside its bytes. */
  private static final int OVERHEAD_BYTES = 256;

  private final TreeMap<Long, PartialFrame> partial = new TreeMap<>();
  private final MemoryBudget budget;
  private final Drops drops;
  private @Nullable PartialFrame latest;

  public FrameAssembler(MemoryBudget budget, Drops drops) {
    this.budget = budget;
    this.drops = drops;
  }

  /**
   * Adds a piece.
   *
   * @return the frame it completes; the assembler has forgotten it then
   */
  public @Nullable PartialFrame add(Data data, ByteBuffer payload, long nowNanos) {
    PartialFrame frame = find(data);
    if (frame == null) {
      frame = begin(data, nowNanos);
    }
    if (frame == null) {
      drops.count(Drop.NO_ROOM);
      return null;
    }
    return put(frame, data, payload, nowNanos);
  }

  /** The incomplete ones, by number. */
  public Collection<PartialFrame> incomplete() {
    return partial.values();
  }

  public boolean contains(long number) {
    return partial.containsKey(number);
  }

  /** Whether there is an incomplete one between two numbers, both exclusive. */
  public boolean hasBetween(long after, long before) {
    Long next = partial.higherKey(after);
    return next != null && next < before;
  }

  /**
   * Forgets live frames of which nothing came since a time, or numbered below another frame.
   *
   * @return how many
   */
  public int expireLive(long belowNumber, long quietSinceNanos) {
    return forget(
        frame ->
            frame.clipNumber() == 0
                && (frame.number() < belowNumber || frame.latestNanos() - quietSinceNanos < 0));
  }

  /** Forgets frames of a clip that come before a number. */
  public void forgetClip(int clipNumber, long belowNumber) {
    forget(frame -> frame.clipNumber() == clipNumber && frame.number() < belowNumber);
  }

  /** Forgets all. */
  public void clear() {
    forget(frame -> true);
  }

  private int forget(Predicate<PartialFrame> which) {
    int count = 0;
    for (Iterator<PartialFrame> frames = partial.values().iterator(); frames.hasNext(); ) {
      PartialFrame frame = frames.next();
      if (which.test(frame)) {
        frames.remove();
        release(frame);
        count++;
      }
    }
    return count;
  }

  private @Nullable PartialFrame find(Data data) {
    if (latest != null && latest.number() == data.frame()) {
      return latest;
    }
    return partial.get(data.frame());
  }

  private @Nullable PartialFrame begin(Data data, long nowNanos) {
    int bytes = data.frameBytes() + OVERHEAD_BYTES;
    while (!budget.take(bytes)) {
      if (!evictLive(data)) {
        return null;
      }
    }
    PartialFrame frame = new PartialFrame(data, nowNanos);
    partial.put(frame.number(), frame);
    return frame;
  }

  private boolean evictLive(Data newcomer) {
    for (PartialFrame frame : partial.values()) {
      boolean givesWay = newcomer.clipNumber() != 0 || frame.number() < newcomer.frame();
      if (frame.clipNumber() == 0 && givesWay) {
        drops.count(Drop.EVICTED);
        partial.remove(frame.number());
        release(frame);
        return true;
      }
    }
    return false;
  }

  private @Nullable PartialFrame put(
      PartialFrame frame, Data data, ByteBuffer payload, long nowNanos) {
    if (!frame.agreesWith(data)) {
      drops.count(Drop.CONTRADICTION);
      return null;
    }
    if (frame.has(data.fragment())) {
      drops.count(Drop.DUPLICATE);
      return null;
    }
    frame.put(data, payload, nowNanos);
    latest = frame;
    return frame.isComplete() ? remove(frame) : null;
  }

  private PartialFrame remove(PartialFrame frame) {
    partial.remove(frame.number());
    release(frame);
    return frame;
  }

  private void release(PartialFrame frame) {
    budget.giveBack(frame.bytes() + OVERHEAD_BYTES);
    if (frame == latest) {
      latest = null;
    }
  }
}
