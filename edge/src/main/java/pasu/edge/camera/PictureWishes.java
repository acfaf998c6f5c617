package pasu.edge.camera;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pasu.edge.option.NamedValues;

/**
 * What is asked of a camera.
 *
 * @param rate pictures a second, 1 to 60
 * @param quality of its JPEGs, 1 to 100; null leaves it to the camera
 * @param exposureMicros locked at, 100 us to 1 s; null lets the camera choose it all the time
 */
record PictureWishes(
    int width, int height, int rate, @Nullable Integer quality, @Nullable Integer exposureMicros) {

  static final List<String> KNOWN =
      List.of("size=1280x720", "rate=15", "quality=80", "exposure=8000");

  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
  private static final int LARGEST = 8_192;
  private static final Map.Entry<Integer, Integer> USUAL_SIZE = Map.entry(1280, 720);
  private static final int USUAL_RATE = 15;

  /** Understands {@code size=640x480,rate=10}. */
  static PictureWishes parse(NamedValues values) {
    var size = values.get("size", USUAL_SIZE, PictureWishes::size);
    return new PictureWishes(
        size.getKey(),
        size.getValue(),
        values.number("rate", USUAL_RATE, 1, 60),
        optional(values, "quality", 1, 100),
        optional(values, "exposure", 100, 1_000_000));
  }

  private static @Nullable Integer optional(NamedValues values, String name, int from, int to) {
    return values.<@Nullable Integer>get(
        name, null, value -> NamedValues.number(name, value, from, to));
  }

  private static Map.Entry<Integer, Integer> size(String value) {
    Matcher parts = SIZE.matcher(value);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "size must be like 1280x720, but is \"%s\"".formatted(value));
    }
    return Map.entry(
        NamedValues.number("width", parts.group(1), 16, LARGEST),
        NamedValues.number("height", parts.group(2), 16, LARGEST));
  }
}
