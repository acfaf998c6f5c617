package pasu.cli.up;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pasu.edge.camera.CameraSource;
import pasu.edge.camera.CameraSources;
import pasu.edge.sensor.Sensor;
import pasu.edge.sensor.Sensors;

/** A camera as {@code --camera} names it: {@code NAME=SOURCE[,SENSOR]}. */
public record CameraSpec(String name, String source, String sensor) {

  /** What is watched when nothing was asked for: a drawn scene with somebody walking in. */
  static final CameraSpec DEMO = new CameraSpec("demo", "scene:", "motion:");

  private static final String DEFAULT_SENSOR = "motion:";

  private static final Pattern KNOWN_SENSOR =
      Pattern.compile(",(?=(?:" + String.join("|", Sensors.SCHEMES) + "):)");

  private static final Pattern ANY_SENSOR = Pattern.compile(",(?=[a-z0-9]+:)");

  /**
   * Takes the words apart; a comma may be part of the source.
   *
   * @throws IllegalArgumentException when there is no name or no source
   */
  public static CameraSpec parse(String words) {
    int equals = words.indexOf('=');
    if (equals < 1 || equals == words.length() - 1) {
      throw new IllegalArgumentException(
          "\"%s\" names no camera; write NAME=SOURCE[,SENSOR], as in yard=file:yard.mp4,motion:"
              .formatted(words));
    }
    String name = words.substring(0, equals);
    String rest = words.substring(equals + 1);
    int comma = sensorComma(rest);
    return comma < 0
        ? new CameraSpec(name, rest, DEFAULT_SENSOR)
        : new CameraSpec(name, rest.substring(0, comma), rest.substring(comma + 1));
  }

  /**
   * Understands the source; a video file is looked into.
   *
   * @throws IllegalArgumentException with the value and the remedy
   */
  CameraSource camera() {
    return CameraSources.parse(source);
  }

  /**
   * Understands the sensor.
   *
   * @throws IllegalArgumentException with the value and the remedy
   */
  Sensor newSensor() {
    return Sensors.parse(sensor);
  }

  private static int sensorComma(String rest) {
    Matcher known = KNOWN_SENSOR.matcher(rest);
    Matcher any = ANY_SENSOR.matcher(rest);
    if (known.find()) {
      return known.start();
    }
    return any.find() ? any.start() : -1;
  }
}
