package pasu.edge.sensor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.edge.board.Wiring;
import pasu.edge.option.NamedValues;

/**
 * How an HC-SR04 is wired, and when it counts.
 *
 * @param words as configured
 * @param trigger the line of its TRIG
 * @param echo the line of its ECHO, pulled down so that a loose wire is silent
 * @param range 2 to 15 measurements a second, for echoes of one must be gone before the next
 */
record UltrasoundOptions(String words, Wiring trigger, Wiring echo, RangeOptions range) {

  /** 10: the median of five is half a second old. */
  static final int DEFAULT_RATE = 10;

  private static final int MAX_LINE = 511;
  private static final int MAX_CHIP = 99;
  private static final double DEFAULT_THRESHOLD = 1.0;
  private static final List<String> KNOWN =
      List.of("threshold=1.0", "hysteresis=0.1", "rate=10", "holdoff=10s", "chip=0");

  UltrasoundOptions {
    if (trigger.line() == echo.line()) {
      throw new IllegalArgumentException(
          "trigger and echo must be two lines, but both are %d".formatted(echo.line()));
    }
  }

  /** Understands {@code 23,24,threshold=0.8}. */
  static UltrasoundOptions parse(String words) {
    List<String> parts = List.of(words.split(",", -1));
    if (parts.size() < 2) {
      throw new IllegalArgumentException(
          "it needs the lines of TRIG and ECHO, as in hcsr04:23,24, but has \"%s\""
              .formatted(words));
    }
    int trigger = NamedValues.number("the line of TRIG", parts.getFirst(), 0, MAX_LINE);
    int echo = NamedValues.number("the line of ECHO", parts.get(1), 0, MAX_LINE);
    NamedValues values = new NamedValues(parts.subList(2, parts.size()), KNOWN);
    @Nullable Integer chip =
        values.<@Nullable Integer>get(
            "chip", null, value -> NamedValues.number("chip", value, 0, MAX_CHIP));
    return new UltrasoundOptions(
        words,
        new Wiring(trigger, Wiring.Pull.NONE, chip),
        new Wiring(echo, Wiring.Pull.DOWN, chip),
        range(values));
  }

  private static RangeOptions range(NamedValues values) {
    return new RangeOptions(
        new EchoModel(),
        values.decimal("threshold", DEFAULT_THRESHOLD, 0, 10),
        values.decimal("hysteresis", RangeOptions.DEFAULT_HYSTERESIS, 0, 1),
        values.number("rate", DEFAULT_RATE, 2, 15),
        RangeOptions.holdoff(values));
  }
}
