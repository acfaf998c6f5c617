package pasu.protocol;

import java.util.ArrayList;
import java.util.List;

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
