package pasu.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * Consecutive frame numbers of one stream.
 *
 * @param first 0 to 4,294,967,295
 * @param last inclusive, not before {@code first}
 */
public record FrameRange(long first, long last) {

  public FrameRange {
    Checks.u32("first", first);
    Checks.range("last", last, first, 0xFFFF_FFFFL);
  }

  public long count() {
    return last - first + 1;
  }

  /** The numbers as ranges in order, each as long as it can be. */
  public static List<FrameRange> covering(SortedSet<Long> numbers) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    FrameRange span = new FrameRange(numbers.first(), numbers.last());
    List<FrameRange> between = span.without(numbers);
    List<FrameRange> ranges = new ArrayList<>();
    long next = span.first;
    for (FrameRange gap : between) {
      ranges.add(new FrameRange(next, gap.first - 1));
      next = gap.last + 1;
    }
    ranges.add(new FrameRange(next, span.last));
    return ranges;
  }

  /** Ranges as people write them: {@code 17-20, 33}. */
  public static String words(List<FrameRange> ranges) {
    return ranges.stream().map(FrameRange::words).collect(Collectors.joining(", "));
  }

  private String words() {
    return first == last ? Long.toString(first) : first + "-" + last;
  }

  /** How many numbers these ranges, which do not overlap, have together. */
  public static long count(List<FrameRange> ranges) {
    return ranges.stream().mapToLong(FrameRange::count).sum();
  }

  /**
   * Returns what of this range is not among some numbers, as ranges in order.
   *
   * @param present ascending, each once; those outside this range do not matter
   */
  public List<FrameRange> without(Iterable<Long> present) {
    List<FrameRange> absent = new ArrayList<>();
    long next = first;
    for (long number : present) {
      if (number < next || number > last) {
        continue;
      }
      if (number > next) {
        absent.add(new FrameRange(next, number - 1));
      }
      next = number + 1;
    }
    if (next <= last) {
      absent.add(new FrameRange(next, last));
    }
    return absent;
  }
}
