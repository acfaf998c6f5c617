package pasu.edge.uplink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pasu.protocol.clip.IndexEntry;
import pasu.protocol.frame.Frame;

/** The frames of a clip that the edge still has, in memory, on the disk or both; and the lost. */
final class ClipFrames {

  /**
   * A frame in memory.
   *
   * @param sinceNanos when it came
   * @param loaded whether it came from the disk, in order to be sent
   */
  private record Held(OutboundFrame frame, long sinceNanos, boolean loaded) {}

  private final NavigableMap<Long, Held> memory = new TreeMap<>();
  private final NavigableMap<Long, IndexEntry> disk = new TreeMap<>();
  private final NavigableSet<Long> lost = new TreeSet<>();
  private long bytes;
  private long loadedBytes;

  /** Bytes in memory. */
  long bytes() {
    return bytes;
  }

  /** Those of them that came from the disk. */
  long loadedBytes() {
    return loadedBytes;
  }

  void add(OutboundFrame frame, long nowNanos) {
    hold(new Held(frame, nowNanos, false));
  }

  /** Takes a frame that was read from the disk, unless nobody needs it any more. */
  void load(OutboundFrame frame, long nowNanos) {
    if (isOnDiskOnly(frame.number())) {
      hold(new Held(frame, nowNanos, true));
    }
  }

  /** A frame is on the disk, where it may have been before the edge started. */
  void onDisk(IndexEntry entry) {
    disk.put(entry.frame(), entry);
  }

  boolean areOnDisk() {
    return !disk.isEmpty();
  }

  boolean isInMemory(long number) {
    return memory.containsKey(number);
  }

  boolean isOnDiskOnly(long number) {
    return disk.containsKey(number) && !memory.containsKey(number);
  }

  @Nullable OutboundFrame find(long number) {
    Held held = memory.get(number);
    return held == null ? null : held.frame;
  }

  /** Where a frame is on the disk; it must be there. */
  IndexEntry entry(long number) {
    return Objects.requireNonNull(disk.get(number));
  }

  /** The lowest number that the edge has; null where it has none. */
  @Nullable Long first() {
    return after(-1);
  }

  /** The next number that the edge has; null where there is none. */
  @Nullable Long after(long number) {
    Long inMemory = memory.higherKey(number);
    Long onDisk = disk.higherKey(number);
    if (inMemory == null || onDisk == null) {
      return inMemory == null ? onDisk : inMemory;
    }
    return Math.min(inMemory, onDisk);
  }

  /** The lowest number that nobody may have; null where there is none. */
  @Nullable Long firstLost() {
    return lost.isEmpty() ? null : lost.first();
  }

  void lose(long number) {
    lost.add(number);
  }

  void forgetLostBelow(long number) {
    lost.headSet(number).clear();
  }

  /** Forgets what is durable elsewhere. */
  void letGo(long through) {
    while (!memory.isEmpty() && memory.firstKey() <= through) {
      drop(memory.firstKey());
    }
    disk.headMap(through, true).clear();
    lost.headSet(through, true).clear();
  }

  /** What is on the disk is gone; so are the frames that were only there. */
  void loseDisk() {
    disk.keySet().stream().filter(number -> !memory.containsKey(number)).forEach(lost::add);
    disk.clear();
  }

  /** A frame could not be read from the disk. */
  void loseOnDisk(long number) {
    if (disk.remove(number) != null && !memory.containsKey(number)) {
      lost.add(number);
    }
  }

  /**
   * Frees the memory of the oldest frame that is on the disk too, and was not just loaded to be
   * sent.
   *
   * @return its frame; null where there is none
   */
  @Nullable OutboundFrame unloadOne() {
    for (Map.Entry<Long, Held> entry : memory.entrySet()) {
      Held held = entry.getValue();
      if (disk.containsKey(entry.getKey()) && (!held.loaded || held.frame.isSent())) {
        drop(entry.getKey());
        return held.frame;
      }
    }
    return null;
  }

  /** Gives up the oldest frame that is in memory only; says whether there was one. */
  boolean giveUpOne() {
    for (Long number : memory.keySet()) {
      if (!disk.containsKey(number)) {
        drop(number);
        lost.add(number);
        return true;
      }
    }
    return false;
  }

  /** Since when the oldest frame after a number waits in memory only; null where none does. */
  @Nullable Long unsavedSince(long after) {
    for (Map.Entry<Long, Held> entry : memory.tailMap(after, false).entrySet()) {
      if (!disk.containsKey(entry.getKey())) {
        return entry.getValue().sinceNanos;
      }
    }
    return null;
  }

  /** Frames after a number that are in memory only and came before a time, about so many bytes. */
  List<Frame> unsaved(long after, long beforeNanos, long maxBytes) {
    List<Frame> unsaved = new ArrayList<>();
    long total = 0;
    for (Map.Entry<Long, Held> entry : memory.tailMap(after, false).entrySet()) {
      Held held = entry.getValue();
      if (total >= maxBytes || held.sinceNanos - beforeNanos > 0) {
        break;
      }
      if (!disk.containsKey(entry.getKey())) {
        unsaved.add(held.frame.frame());
        total += held.frame.jpeg().length;
      }
    }
    return unsaved;
  }

  /** Under a newer lease nothing was sent yet; what came from the disk comes again in its turn. */
  void reset() {
    List.copyOf(memory.values()).stream()
        .filter(held -> held.loaded && disk.containsKey(held.frame.number()))
        .forEach(held -> drop(held.frame.number()));
    memory.values().forEach(held -> held.frame.reset());
  }

  private void hold(Held held) {
    memory.put(held.frame.number(), held);
    count(held, 1);
  }

  private void drop(long number) {
    Held held = memory.remove(number);
    if (held != null) {
      held.frame.forget();
      count(held, -1);
    }
  }

  private void count(Held held, int times) {
    long length = times * (long) held.frame.jpeg().length;
    bytes += length;
    loadedBytes += held.loaded ? length : 0;
  }
}
