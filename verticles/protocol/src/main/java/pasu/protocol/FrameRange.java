package pasu.protocol;

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
}
