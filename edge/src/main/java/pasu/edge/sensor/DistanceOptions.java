package pasu.edge.sensor;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pasu.edge.option.NamedValues;

/**
 * Which distance sensor is wired to which converter, and when it counts.
 *
 * @param words as configured
 * @param bus N of {@code /dev/i2c-N}
 * @param address of the converter, 0x48 to 0x4b
 * @param channel of the converter, 0 to 3
 * @param range 2 to 25 samples a second, for the sensors measure every 38 ms
 */
record DistanceOptions(String words, int bus, int address, int channel, RangeOptions range) {

  /** 20: somebody is noticed within a fifth of a second. */
  static final int DEFAULT_RATE = 20;

  private static final Pattern CONVERTER = Pattern.compile("ads1115@0x(4[89abAB])/([0-3])");
  private static final int HEXADECIMAL = 16;
  private static final List<String> KNOWN =
      List.of(
          "model=gp2y0a02", "threshold=1.0", "hysteresis=0.1", "rate=20", "holdoff=10s", "bus=1");

  /** Understands {@code ads1115@0x48/0,model=gp2y0a21,threshold=0.6}. */
  static DistanceOptions parse(String words) {
    List<String> parts = List.of(words.split(",", -1));
    Matcher converter = CONVERTER.matcher(parts.getFirst());
    if (!converter.matches()) {
      throw new IllegalArgumentException(
          "the converter must be ads1115@ADDRESS/CHANNEL, 0x48 to 0x4b and 0 to 3, as in"
              + " distance:ads1115@0x48/0, but is \"%s\"".formatted(parts.getFirst()));
    }
    NamedValues values = new NamedValues(parts.subList(1, parts.size()), KNOWN);
    SharpModel model = values.choice("model", SharpModel.GP2Y0A02, SharpModel.BY_NAME);
    return new DistanceOptions(
        words,
        values.number("bus", 1, 0, 99),
        Integer.parseInt(converter.group(1), HEXADECIMAL),
        Integer.parseInt(converter.group(2)),
        range(model, values));
  }

  private static RangeOptions range(SharpModel model, NamedValues values) {
    return new RangeOptions(
        model,
        values.decimal("threshold", model.usualThreshold(), 0, 10),
        values.decimal("hysteresis", RangeOptions.DEFAULT_HYSTERESIS, 0, 1),
        values.number("rate", DEFAULT_RATE, 2, 25),
        RangeOptions.holdoff(values));
  }
}
