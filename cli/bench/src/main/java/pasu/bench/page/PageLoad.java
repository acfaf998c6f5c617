package pasu.bench.page;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import pasu.bench.Bench.Figure;

/**
 * One visit of somebody who is signed in and has nothing of the page yet.
 *
 * @param paintMillis until anything is painted that is not blank (First Contentful Paint)
 * @param listMillis until the first clip is in the page
 * @param bytes of everything but pictures, as they went over the line, headers too
 */
record PageLoad(double paintMillis, double listMillis, long bytes, long pictureBytes) {

  private static final int GOAL_MILLIS = 1_000;
  private static final int GOAL_BYTES = 150_000;

  /** Each figure is that of the worst visit. */
  static List<Figure> figures(List<PageLoad> visits) {
    double paint = worst(visits, PageLoad::paintMillis);
    double bytes = worst(visits, PageLoad::bytes);
    return List.of(
        new Figure(
            "first paint, slowest",
            millis(paint),
            "at most " + millis(GOAL_MILLIS),
            paint > GOAL_MILLIS),
        new Figure("first clip, slowest", millis(worst(visits, PageLoad::listMillis)), "-"),
        new Figure(
            "all but pictures, most",
            kilobytes(bytes),
            "at most " + kilobytes(GOAL_BYTES),
            bytes > GOAL_BYTES),
        new Figure("pictures, most", kilobytes(worst(visits, PageLoad::pictureBytes)), "-"));
  }

  private static double worst(List<PageLoad> visits, ToDoubleFunction<PageLoad> what) {
    return visits.stream().mapToDouble(what).max().orElse(Double.POSITIVE_INFINITY);
  }

  private static String millis(double millis) {
    return String.format(Locale.ROOT, "%.0f ms", millis);
  }

  private static String kilobytes(double bytes) {
    return String.format(Locale.ROOT, "%.1f kB", bytes / 1_000);
  }
}
