package pasu.edge.sensor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** Where sensors are named in words, as on the command line. */
public final class Sensors {

  /** What every sensor's name begins with, those of a Raspberry Pi included. */
  public static final Set<String> SCHEMES = Set.of("manual", "every", "motion", "gpio", "distance");

  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final String KNOWN =
      "known are manual:, every:60s, motion: and motion:threshold=25,area=0.003,holdoff=10s";

  private Sensors() {}

  /**
   * Understands the name of a sensor; it does nothing until started.
   *
   * @throws IllegalArgumentException with the value, what is wrong, and what to write instead
   */
  public static Sensor parse(String spec) {
    return parse(spec, InstantSource.system(), Repeater.onThread("sensor-timer"));
  }

  static Sensor parse(String spec, InstantSource clock, Repeater repeater) {
    int colon = spec.indexOf(':');
    String rest = spec.substring(colon + 1);
    try {
      return switch (colon < 0 ? "" : spec.substring(0, colon)) {
        case "manual" -> manual(rest);
        case "every" -> new TimerSensor(period(rest), clock, repeater);
        case "motion" -> new MotionSensor(MotionOptions.parse(rest));
        default -> throw new IllegalArgumentException("it is not known; " + KNOWN);
      };
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("sensor \"%s\": %s".formatted(spec, e.getMessage()), e);
    }
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
}
