package pasu.edge.lease;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import pasu.protocol.StreamMessage.Detected;

/** The clips that no agent has acknowledged, and whose turn it is. One thread only. */
final class WaitingClips {

  /** How many that are over are delivered at a time, beside the running one. */
  private static final int MAX_OLD = 3;

  private final Map<Integer, Detected> clips = new LinkedHashMap<>();
  private final IntSupplier running;

  /**
   * @param running the number of the clip whose frames are being cut; 0 where none is
   */
  WaitingClips(IntSupplier running) {
    this.running = running;
  }

  /** Adds the newest. */
  void add(Detected clip) {
    clips.put(clip.clipNumber(), clip);
  }

  @Nullable Detected remove(int clipNumber) {
    return clips.remove(clipNumber);
  }

  @Nullable Detected find(int clipNumber) {
    return clips.get(clipNumber);
  }

  boolean isEmpty() {
    return clips.isEmpty();
  }

  int size() {
    return clips.size();
  }

  /** Whether frames of a clip are being cut, perhaps of one that is acknowledged already. */
  boolean isOneRunning() {
    return running.getAsInt() != 0;
  }

  /** The running clip and the few oldest; the others wait until one of these is acknowledged. */
  Set<Detected> inTurn() {
    Set<Detected> inTurn = new LinkedHashSet<>();
    Detected now = find(running.getAsInt());
    if (now != null) {
      inTurn.add(now);
    }
    clips.values().stream().limit(MAX_OLD).forEach(inTurn::add);
    return inTurn;
  }
}
