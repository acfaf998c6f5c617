package pasu.bench.simulation.scale;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pasu.measure.ProcessFigures;

/**
 * What a process took in a while.
 *
 * @param cores of the processor, on average
 * @param residentBytes the most that was seen
 */
public record RoleFigures(String role, double cores, long residentBytes) {

  private static final long LOOK_MILLIS = 100;

  /** Looks at some for a while, and returns then. */
  static List<RoleFigures> over(Duration span, List<MeasuredRole> roles)
      throws InterruptedException {
    List<ProcessFigures> before = roles.stream().map(MeasuredRole::figures).toList();
    long[] resident = new long[roles.size()];
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < span.toNanos()) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      for (int i = 0; i < resident.length; i++) {
        resident[i] = Math.max(resident[i], roles.get(i).figures().residentBytes());
      }
    }
    double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
    List<RoleFigures> figures = new ArrayList<>();
    for (int i = 0; i < resident.length; i++) {
      double cpu = roles.get(i).figures().cpuSeconds() - before.get(i).cpuSeconds();
      figures.add(new RoleFigures(roles.get(i).role(), cpu / seconds, resident[i]));
    }
    return figures;
  }
}
