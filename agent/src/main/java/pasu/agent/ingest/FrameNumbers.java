package pasu.agent.ingest;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** A set of frame numbers, kept as ranges: where nothing is missing it is one. */
final class FrameNumbers {

  /** Last by first. */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  boolean contains(long number) {
    Map.Entry<Long, Long> below = ranges.floorEntry(number);
    return below != null && below.getValue() >= number;
  }

  void add(long number) {
    if (contains(number)) {
      return;
    }
    long first = number;
    long last = number;
    Map.Entry<Long, Long> below = ranges.lowerEntry(number);
    if (below != null && below.getValue() == number - 1) {
      first = below.getKey();
    }
    Long above = ranges.remove(number + 1);
    if (above != null) {
      last = above;
    }
    ranges.put(first, last);
  }

  /** Finds how far it goes without a gap; one below {@code from} where that is missing. */
  long through(long from) {
    Map.Entry<Long, Long> range = ranges.floorEntry(from);
    return range != null && range.getValue() >= from ? range.getValue() : from - 1;
  }

  /**
   * Visits the numbers that are not in it, in order.
   *
   * @param visit says whether to go on
   */
  void forEachMissing(long from, long through, LongPredicate visit) {
    long number = through(from) + 1;
    boolean goOn = true;
    while (goOn && number <= through) {
      goOn = visit.test(number);
      number = through(number + 1) + 1;
    }
  }

  /** Forgets all below a number. */
  void forgetBelow(long number) {
    Map.Entry<Long, Long> range = ranges.lowerEntry(number);
    if (range == null) {
      return;
    }
    ranges.headMap(number).clear();
    if (range.getValue() >= number) {
      ranges.put(number, range.getValue());
    }
  }
}
