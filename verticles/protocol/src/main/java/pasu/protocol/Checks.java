package pasu.protocol;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The conditions that records here share, with messages that name the value. */
final class Checks {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern CLIP_ID = Pattern.compile("[0-9a-f]{32}");
  private static final long MAX_U32 = 0xFFFF_FFFFL;

  private Checks() {}

  static void name(String what, String value) {
    if (!NAME.matcher(value).matches()) {
      throw new BadInput(
          "not-a-name",
          "{field} must be 1 to 40 of a-z, 0-9 and -, but is \"{value}\"",
          what,
          value);
    }
  }

  /** What people call something; null is none. */
  static void title(String what, @Nullable String value) {
    if (value != null && (value.isBlank() || value.length() > 60)) {
      throw new BadInput(
          "not-a-title", "{field} must be 1 to 60 characters, but is \"{value}\"", what, value);
    }
  }

  static void clipId(String value) {
    if (!CLIP_ID.matcher(value).matches()) {
      throw new BadInput(
          "not-a-clip-id", "a clip id is 32 hex digits, but this is \"{value}\"", value);
    }
  }

  static void range(String what, long value, long from, long to) {
    if (value < from || value > to) {
      throw new BadInput(
          "out-of-range", "{field} must be {from} to {to}, but is {value}", what, from, to, value);
    }
  }

  static void even(String what, int value) {
    if (value % 2 != 0) {
      throw new BadInput("not-even", "{field} must be even, but is {value}", what, value);
    }
  }

  static void u32(String what, long value) {
    range(what, value, 0, MAX_U32);
  }

  static void port(String what, int value) {
    range(what, value, 1, 65_535);
  }
}
