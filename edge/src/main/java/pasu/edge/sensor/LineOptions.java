package pasu.edge.sensor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pasu.edge.board.Wiring;
import pasu.edge.option.NamedValues;
import pasu.edge.option.Spans;

/**
 * How a switching sensor is wired, and when it counts.
 *
 * @param words as configured
 * @param activeHigh whether a high level means that somebody is there
 * @param debounce how long a level must last to count, 0 to 5 s
 * @param holdoff the least time between two firings, 0 to 1 h
 */
record LineOptions(
    String words, Wiring wiring, boolean activeHigh, Duration debounce, Duration holdoff) {

  /** 50 ms: relays and cables bounce for less, people stay for longer. */
  static final Duration DEFAULT_DEBOUNCE = Duration.ofMillis(50);

  static final Duration DEFAULT_HOLDOFF = Duration.ofSeconds(10);

  private static final Duration MAX_DEBOUNCE = Duration.ofSeconds(5);
  private static final Duration MAX_HOLDOFF = Duration.ofHours(1);
  private static final int MAX_LINE = 511;
  private static final int MAX_CHIP = 99;
  private static final List<String> KNOWN =
      List.of("pull=down", "active=high", "debounce=50ms", "holdoff=10s", "chip=0");
  private static final Map<String, Boolean> LEVELS = Map.of("high", true, "low", false);
  private static final Map<String, Wiring.Pull> PULLS =
      Map.of("up", Wiring.Pull.UP, "down", Wiring.Pull.DOWN, "none", Wiring.Pull.NONE);

  /** Understands {@code 17,pull=up,active=low}. */
  static LineOptions parse(String words) {
    List<String> parts = List.of(words.split(",", -1));
    if (parts.getFirst().isEmpty()) {
      throw new IllegalArgumentException("it needs the line's BCM number, as in gpio:17");
    }
    int line = NamedValues.number("the line", parts.getFirst(), 0, MAX_LINE);
    NamedValues values = new NamedValues(parts.subList(1, parts.size()), KNOWN);
    boolean high = values.choice("active", true, LEVELS);
    Wiring.Pull usual = high ? Wiring.Pull.DOWN : Wiring.Pull.UP;
    @Nullable Integer chip =
        values.<@Nullable Integer>get(
            "chip", null, value -> NamedValues.number("chip", value, 0, MAX_CHIP));
    return new LineOptions(
        words,
        new Wiring(line, values.choice("pull", usual, PULLS), chip),
        high,
        span(values, "debounce", DEFAULT_DEBOUNCE, MAX_DEBOUNCE),
        span(values, "holdoff", DEFAULT_HOLDOFF, MAX_HOLDOFF));
  }

  private static Duration span(NamedValues values, String name, Duration usual, Duration longest) {
    return values.get(name, usual, value -> Spans.parse(name, value, Duration.ZERO, longest));
  }
}
