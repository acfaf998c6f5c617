package pasu.edge.option;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time in words: {@code 500ms}, {@code 60s}, {@code 5m}, {@code 1h}. */
public final class Spans {

  private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  private Spans() {}

  public static Duration parse(String what, String span, Duration from, Duration to) {
    Matcher parts = SPAN.matcher(span);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "%s must be a number with ms, s, m or h, as in 60s, but is \"%s\"".formatted(what, span));
    }
    Duration parsed = Duration.of(Long.parseLong(parts.group(1)), unit(parts.group(2)));
    if (parsed.compareTo(from) < 0 || parsed.compareTo(to) > 0) {
      throw new IllegalArgumentException(
          "%s must be %s to %s, but is %s".formatted(what, write(from), write(to), span));
    }
    return parsed;
  }

  private static ChronoUnit unit(String name) {
    return switch (name) {
      case "ms" -> ChronoUnit.MILLIS;
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      default -> ChronoUnit.HOURS;
    };
  }

  /** In the largest unit that holds it exactly. */
  public static String write(Duration span) {
    long millis = span.toMillis();
    if (millis % 1_000 != 0) {
      return millis + "ms";
    }
    long seconds = span.toSeconds();
    if (seconds % 60 != 0 || seconds == 0) {
      return seconds + "s";
    }
    return seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds / 60 + "m";
  }
}
