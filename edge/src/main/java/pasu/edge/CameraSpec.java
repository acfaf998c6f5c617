package pasu.edge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pasu.edge.camera.CameraSource;
import pasu.edge.camera.CameraSources;
import pasu.edge.sensor.Sensors;

/**
 * A camera in words, as on the command line: {@code NAME=SOURCE[,SENSOR]}.
 *
 * <p>The sensor begins after the first comma that a sensor's scheme follows, so commas in file
 * names do no harm. Where none is named, it is {@code motion:}.
 *
 * @param name 1 to 40 of a-z, 0-9 and -
 * @param sensor for {@link Sensors#parse}, which accepts it
 */
public record CameraSpec(String name, CameraSource source, String sensor) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final String USUAL_SENSOR = "motion:";
  private static final Pattern SENSOR =
      Pattern.compile(",((?:%s):.*)".formatted(String.join("|", Sensors.SCHEMES)));

  public CameraSpec {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a camera's name is 1 to 40 of a-z, 0-9 and -, but this is \"%s\"".formatted(name));
    }
    Sensors.parse(sensor).close();
  }

  /**
   * Understands a camera.
   *
   * @throws IllegalArgumentException with the value, what is wrong, and what to write instead
   */
  public static CameraSpec parse(String spec) {
    int equals = spec.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException(
          "camera \"%s\" must be NAME=SOURCE[,SENSOR], as in door=scene:".formatted(spec));
    }
    String rest = spec.substring(equals + 1);
    Matcher sensor = SENSOR.matcher(rest);
    boolean named = sensor.find();
    String source = named ? rest.substring(0, sensor.start()) : rest;
    String chosen = named ? sensor.group(1) : USUAL_SENSOR;
    return new CameraSpec(spec.substring(0, equals), CameraSources.parse(source), chosen);
  }
}
