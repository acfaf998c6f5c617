package pasu.edge.sensor;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import pasu.edge.board.Board;
import pasu.edge.option.Spans;

/**
 * Where sensors are named in words, as on the command line: one, or several with commas between, of
 * which any fires; after {@code all:5s,} all must within that time.
 */
public final class Sensors {

  /** What every sensor's name begins with, those of a Raspberry Pi included. */
  public static final Set<String> SCHEMES =
      Set.of("manual", "every", "motion", "gpio", "distance", "hcsr04", "any", "all");

  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Duration USUAL_WINDOW = Duration.ofSeconds(5);
  private static final Duration LONGEST_WINDOW = Duration.ofMinutes(5);
  private static final Pattern BETWEEN =
      Pattern.compile(",(?=(?:%s):)".formatted(String.join("|", SCHEMES)));
  private static final String KNOWN =
      "known are manual:, every:60s, motion:, gpio:17, distance:ads1115@0x48/0,"
          + " hcsr04:23,24, and several of them after any: or all:5s";

  private final Machine machine;

  private Sensors(Machine machine) {
    this.machine = machine;
  }

  /**
   * Understands the name of a sensor; it does nothing until started.
   *
   * @throws IllegalArgumentException with the value, what is wrong, and what to write instead
   */
  public static Sensor parse(String spec) {
    return parse(spec, Machine.real());
  }

  /** The same, with pins of the caller's. */
  public static Sensor parse(String spec, Board board) {
    Machine real = Machine.real();
    return parse(spec, new Machine(real.clock(), real.repeater(), board, real.threads()));
  }

  static Sensor parse(String spec, Machine machine) {
    try {
      return new Sensors(machine).all(List.of(BETWEEN.split(spec, -1)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("sensor \"%s\": %s".formatted(spec, e.getMessage()), e);
    }
  }

  private Sensor all(List<String> words) {
    String first = words.getFirst();
    List<String> others = words.subList(1, words.size());
    if (first.equals("any:")) {
      return new SensorGroup(each(others), null);
    }
    if (first.startsWith("all:")) {
      return new SensorGroup(each(others), window(first.substring("all:".length())));
    }
    return others.isEmpty() ? one(first) : new SensorGroup(each(words), null);
  }

  private List<Sensor> each(List<String> words) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException(
          "it names no sensor; write some after it, as in all:5s,gpio:17,motion:");
    }
    return words.stream().map(this::one).toList();
  }

  private Sensor one(String word) {
    int colon = word.indexOf(':');
    String rest = word.substring(colon + 1);
    return switch (colon < 0 ? "" : word.substring(0, colon)) {
      case "manual" -> manual(rest);
      case "every" -> new TimerSensor(period(rest), machine.clock(), machine.repeater());
      case "motion" -> new MotionSensor(MotionOptions.parse(rest));
      case "gpio" -> line(LineOptions.parse(rest));
      case "distance" -> distance(DistanceOptions.parse(rest));
      case "hcsr04" -> ultrasound(UltrasoundOptions.parse(rest));
      default -> throw new IllegalArgumentException("it is not known; " + KNOWN);
    };
  }

  private Sensor line(LineOptions options) {
    SensorThread thread = machine.threads().apply("sensor-gpio-" + options.wiring().line());
    return new LineSensor(options, machine.board(), machine.clock(), thread);
  }

  private Sensor distance(DistanceOptions options) {
    SensorThread thread = machine.threads().apply("sensor-distance-" + options.channel());
    Board board = machine.board();
    return new DistanceSensor(
        "distance:" + options.words(),
        options.range(),
        () -> new Ads1115(board.registers(options.bus(), options.address()), options),
        machine.clock(),
        thread);
  }

  private Sensor ultrasound(UltrasoundOptions options) {
    SensorThread thread = machine.threads().apply("sensor-hcsr04-" + options.echo().line());
    return new DistanceSensor(
        "hcsr04:" + options.words(),
        options.range(),
        () -> Ultrasound.open(options, machine.board()),
        machine.clock(),
        thread);
  }

  private static Sensor manual(String options) {
    if (!options.isEmpty()) {
      throw new IllegalArgumentException("manual: has no options");
    }
    return new ManualSensor();
  }

  private static Duration period(String span) {
    return Spans.parse("the period", span, SHORTEST, LONGEST);
  }

  private static Duration window(String span) {
    return span.isEmpty()
        ? USUAL_WINDOW
        : Spans.parse("the time of all:", span, SHORTEST, LONGEST_WINDOW);
  }
}
