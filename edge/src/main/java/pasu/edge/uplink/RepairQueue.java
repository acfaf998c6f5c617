package pasu.edge.uplink;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Frames of which the agent misses something, in the order in which it asked. */
final class RepairQueue {

  private final SequencedSet<OutboundFrame> asked = new LinkedHashSet<>();

  void add(OutboundFrame frame) {
    asked.add(frame);
  }

  /** The frame whose turn it is; null when nothing is missed. */
  @Nullable OutboundFrame next() {
    while (!asked.isEmpty() && !asked.getFirst().hasRepairs()) {
      asked.removeFirst();
    }
    return asked.isEmpty() ? null : asked.getFirst();
  }

  void clear() {
    asked.clear();
  }
}
