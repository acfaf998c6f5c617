package pasu.web.clip;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What part of a file a request wants (RFC 9110, section 14). What is not one range in bytes, as
 * the RFC allows, is answered as if there were none.
 */
sealed interface ByteRange {

  /** All of it. */
  record Whole() implements ByteRange {}

  /**
   * Some of it.
   *
   * @param last inclusive
   */
  record Part(long first, long last) implements ByteRange {
    long length() {
      return last - first + 1;
    }
  }

  /** None of it is there. */
  record Unsatisfiable() implements ByteRange {}

  Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  static ByteRange of(@Nullable String header, long size) {
    Matcher one = ONE.matcher(header == null ? "" : header.replace(" ", ""));
    if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
      return new Whole();
    }
    return one.group(1).isEmpty()
        ? suffix(Long.parseLong(one.group(2)), size)
        : from(Long.parseLong(one.group(1)), one.group(2), size);
  }

  private static ByteRange suffix(long length, long size) {
    return length == 0 || size == 0
        ? new Unsatisfiable()
        : new Part(Math.max(0, size - length), size - 1);
  }

  private static ByteRange from(long first, String last, long size) {
    long end = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
    if (!last.isEmpty() && Long.parseLong(last) < first) {
      return new Whole(); // Not a valid range at all.
    }
    return first >= size ? new Unsatisfiable() : new Part(first, end);
  }
}
