package pasu.protocol;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The conditions that records here share, with messages that name the value. */
final class Checks {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  /**
   * Control characters and halves of pairs, which not all databases keep, and what turns the
   * direction of the text around a name (Unicode TR 36, section 2.6).
   */
  private static final Pattern NOT_IN_TITLES =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  /**
   * What is seen by itself: not what formats, parts, joins or adorns others, which emoji need, nor
   * the blank letters of Hangul and the blank pattern of Braille.
   */
  private static final Pattern SEEN =
      Pattern.compile("[^\\p{Cf}\\p{Z}\\p{M}\\u115f\\u1160\\u2800\\u3164\\uffa0]");

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
    if (value != null && isNoTitle(value)) {
      throw new BadInput(
          "not-a-title",
          "{field} must be 1 to 60 characters, none of them invisible, but is \"{value}\"",
          what,
          NOT_IN_TITLES.matcher(value).replaceAll("?"));
    }
  }

  private static boolean isNoTitle(String value) {
    return value.length() > 60
        || NOT_IN_TITLES.matcher(value).find()
        || !SEEN.matcher(value).find();
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
