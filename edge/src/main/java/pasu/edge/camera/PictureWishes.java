package pasu.edge.camera;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pasu.edge.option.NamedValues;
import pasu.protocol.PictureSettings;

/**
 * What is asked of a camera by hand, which bounds what its plan wants (ADR 49); null where the plan
 * decides.
 *
 * @param rate pictures a second, 1 to 60
 * @param quality of its JPEGs, 1 to 100
 * @param exposureMicros locked at, 100 us to 1 s; null lets the camera choose it all the time
 */
record PictureWishes(
    @Nullable Size size,
    @Nullable Integer rate,
    @Nullable Integer quality,
    @Nullable Integer exposureMicros) {

  static final List<String> KNOWN =
      List.of("size=1280x720", "rate=15", "quality=80", "exposure=8000");

  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

  /** Understands {@code size=640x480,rate=10}. */
  static PictureWishes parse(NamedValues values) {
    return new PictureWishes(
        values.<@Nullable Size>get("size", null, PictureWishes::size),
        optional(values, "rate", 1, 60),
        optional(values, "quality", 1, 100),
        optional(values, "exposure", 100, 1_000_000));
  }

  /** What the plan wants, but nothing beyond what was asked for by hand. */
  PictureSettings within(PictureSettings plan) {
    Size given = size == null ? new Size(plan.width(), plan.height()) : size.within(plan);
    return new PictureSettings(
        given.width(), given.height(), least(rate, plan.rate()), least(quality, plan.quality()));
  }

  private static int least(@Nullable Integer byHand, int byPlan) {
    return byHand == null ? byPlan : Math.min(byHand, byPlan);
  }

  private static @Nullable Integer optional(NamedValues values, String name, int from, int to) {
    return values.<@Nullable Integer>get(
        name, null, value -> NamedValues.number(name, value, from, to));
  }

  private static Size size(String value) {
    Matcher parts = SIZE.matcher(value);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "size must be like 1280x720, but is \"%s\"".formatted(value));
    }
    return new Size(
        NamedValues.number("width", parts.group(1), 16, PictureSettings.LARGEST),
        NamedValues.number("height", parts.group(2), 16, PictureSettings.LARGEST));
  }
}
