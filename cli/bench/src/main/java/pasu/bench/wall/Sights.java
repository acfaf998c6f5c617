package pasu.bench.wall;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What the tiles of a wall showed.
 *
 * @param ofCameras of each camera that showed any, in order
 * @param expected how many pictures each camera took meanwhile
 */
record Sights(Collection<List<Sight>> ofCameras, double expected) {

  /** Of the camera that showed fewest, what share of its pictures. */
  double worstShare() {
    return ofCameras.stream().mapToInt(List::size).min().orElse(0) / expected;
  }

  /** How old what tiles show becomes, each time before a newer picture takes its place. */
  double[] oldestMillis() {
    return ofCameras.stream().flatMapToDouble(Sights::whenReplaced).sorted().toArray();
  }

  /** How old pictures are when they are shown. */
  double[] drawnMillis() {
    return ofCameras.stream()
        .flatMap(List::stream)
        .mapToDouble(it -> it.shownMillis() - it.capturedMillis())
        .sorted()
        .toArray();
  }

  /**
   * The value that so many of a hundred do not exceed, by the nearest-rank method; infinite where
   * there are none.
   */
  static double percentile(double[] sorted, int percent) {
    return sorted.length == 0
        ? Double.POSITIVE_INFINITY
        : sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
  }

  private static DoubleStream whenReplaced(List<Sight> sights) {
    double[] ages = new double[Math.max(0, sights.size() - 1)];
    Arrays.setAll(ages, i -> sights.get(i + 1).shownMillis() - sights.get(i).capturedMillis());
    return Arrays.stream(ages);
  }
}
