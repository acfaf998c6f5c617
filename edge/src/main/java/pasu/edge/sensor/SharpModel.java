package pasu.edge.sensor;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Sentence;

/**
 * Sharp's infrared triangulating sensors: which voltage stands for which distance. The voltage is
 * nearly linear in the inverse of the distance, so between two points it is taken to be.
 *
 * <p>The points are read off "example of output distance characteristics" of the data sheets, white
 * paper of 90 % reflectance at 25 °C and 5 V; their ends are the tabled typical values. The sheets
 * allow ±0.15 V at the far end, which is a quarter of the distance there.
 *
 * <ul>
 *   <li>GP2Y0A02YK0F: 0.4 V typical at 150 cm, 2.05 V more at 20 cm
 *       (global.sharp/products/device/lineup/data/pdf/datasheet/gp2y0a02yk_e.pdf, fig. 2)
 *   <li>GP2Y0A21YK0F: 0.4 V typical at 80 cm, 1.9 V more at 10 cm
 *       (global.sharp/products/device/lineup/data/pdf/datasheet/gp2y0a21yk_e.pdf, fig. 2)
 * </ul>
 */
enum SharpModel implements RangeModel {
  GP2Y0A02(
      1.0,
      new double[] {2.45, 2.00, 1.55, 1.27, 1.07, 0.93, 0.82, 0.74, 0.67, 0.56, 0.48, 0.40},
      new double[] {0.20, 0.30, 0.40, 0.50, 0.60, 0.70, 0.80, 0.90, 1.00, 1.20, 1.35, 1.50}),
  GP2Y0A21(
      0.7,
      new double[] {2.30, 1.65, 1.30, 1.08, 0.92, 0.74, 0.60, 0.51, 0.45, 0.40},
      new double[] {0.10, 0.15, 0.20, 0.25, 0.30, 0.40, 0.50, 0.60, 0.70, 0.80});

  static final Map<String, SharpModel> BY_NAME = Map.of("gp2y0a02", GP2Y0A02, "gp2y0a21", GP2Y0A21);

  /** Below this no sensor is there: the weakest gives 0.25 V when it sees nothing. */
  private static final double LOWEST_VOLTS = 0.1;

  /** Above this it is not a sensor's output: none gives more than 3.3 V. */
  private static final double HIGHEST_VOLTS = 3.4;

  private final double usualThreshold;

  @SuppressWarnings("ImmutableEnumChecker") // Never changed.
  private final double[] volts;

  @SuppressWarnings("ImmutableEnumChecker")
  private final double[] metres;

  SharpModel(double usualThreshold, double[] volts, double[] metres) {
    this.usualThreshold = usualThreshold;
    this.volts = volts;
    this.metres = metres;
  }

  /** In metres. */
  double usualThreshold() {
    return usualThreshold;
  }

  @Override
  public double nearest() {
    return metres[0];
  }

  @Override
  public double farthest() {
    return metres[metres.length - 1];
  }

  /**
   * The distance in metres; infinite when nothing is near enough to be measured. Whatever is nearer
   * than the nearest seems to be farther away again, which no voltage tells.
   */
  @Override
  public double metres(double voltage) {
    int next = 0;
    while (next < volts.length && volts[next] > voltage) {
      next++;
    }
    if (next == 0) {
      return nearest();
    }
    return next == volts.length ? Double.POSITIVE_INFINITY : between(next - 1, next, voltage);
  }

  private double between(int near, int far, double voltage) {
    double share = (voltage - volts[far]) / (volts[near] - volts[far]);
    double inverse = 1 / metres[far] + share * (1 / metres[near] - 1 / metres[far]);
    return 1 / inverse;
  }

  @Override
  public @Nullable Sentence faultOf(double volts) {
    if (volts < LOWEST_VOLTS) {
      return Sentence.of(
          "volts-low",
          "the sensor gives {volts} V, less than any does; look at its wires and its 5 V",
          written(volts));
    }
    return volts > HIGHEST_VOLTS
        ? Sentence.of(
            "volts-high",
            "the sensor gives {volts} V, more than any does; is the yellow wire on the channel?",
            written(volts))
        : null;
  }

  private static String written(double volts) {
    return String.format(Locale.ROOT, "%.2f", volts);
  }

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
