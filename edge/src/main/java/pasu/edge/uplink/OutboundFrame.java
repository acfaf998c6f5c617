package pasu.edge.uplink;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.LongConsumer;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Fragmenter;
import pasu.protocol.frame.Frame;

/** A frame on its way, and which packet last carried each of its fragments. */
final class OutboundFrame {

  private final Frame frame;
  private final int clipNumber;
  private final long[] sentAs;
  private final BitSet repairs = new BitSet();
  private int next;
  private boolean forgotten;

  OutboundFrame(Frame frame, int clipNumber) {
    this.frame = frame;
    this.clipNumber = clipNumber;
    this.sentAs = new long[Fragmenter.count(frame.jpeg().length)];
  }

  Frame frame() {
    return frame;
  }

  long number() {
    return frame.number();
  }

  int clipNumber() {
    return clipNumber;
  }

  byte[] jpeg() {
    return frame.jpeg();
  }

  /** Whether every fragment was sent at least once. */
  boolean isSent() {
    return next == sentAs.length;
  }

  /** It was sent whole before it was read from the disk again. */
  void sentBefore() {
    next = sentAs.length;
  }

  boolean isBegun() {
    return next > 0;
  }

  boolean hasRepairs() {
    return !forgotten && !repairs.isEmpty();
  }

  /** Nobody needs it any more. */
  void forget() {
    forgotten = true;
  }

  /** Under a newer lease nothing was sent yet. */
  void reset() {
    next = 0;
    repairs.clear();
    Arrays.fill(sentAs, 0);
  }

  /**
   * The agent misses fragments.
   *
   * @param last inclusive, beyond the last one for all
   * @param newest packet the agent had: what was sent in a later one is still on its way
   * @param lost takes the numbers of the packets that did not come
   */
  void ask(int first, int last, long newest, LongConsumer lost) {
    for (int fragment = first; fragment <= Math.min(last, next - 1); fragment++) {
      if (sentAs[fragment] <= newest && !repairs.get(fragment)) {
        repairs.set(fragment);
        lost.accept(sentAs[fragment]);
      }
    }
  }

  /** Takes the next fragment that was never sent. */
  Data takeNew(int flags) {
    return Fragmenter.cut(frame, next++, clipNumber, flags);
  }

  /** Takes the next fragment that was asked for. */
  Data takeRepair(int flags) {
    int fragment = repairs.nextSetBit(0);
    repairs.clear(fragment);
    return Fragmenter.cut(frame, fragment, clipNumber, flags | Data.REPAIR);
  }

  void sent(Data data, long packetNumber) {
    sentAs[data.fragment()] = packetNumber;
  }
}
