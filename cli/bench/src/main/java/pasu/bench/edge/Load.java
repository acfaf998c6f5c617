package pasu.bench.edge;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import pasu.bench.Bench.Figure;
import pasu.measure.ChildJvm;
import pasu.measure.ProcessFigures;

/**
 * What a process took for a while.
 *
 * @param share of one core
 * @param residentBytes at the end
 */
record Load(double share, long residentBytes) {

  private static final int WARM_UP_SECONDS = 10;
  private static final long MAX_RESIDENT_BYTES = 160_000_000;

  /** Waits a little, then measures for that long; blocks. */
  static Load of(ChildJvm process, int seconds) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
    ProcessFigures before = process.figures();
    TimeUnit.SECONDS.sleep(seconds);
    ProcessFigures after = process.figures();
    return new Load((after.cpuSeconds() - before.cpuSeconds()) / seconds, after.residentBytes());
  }

  Figure figure(String what, double maxShare) {
    return new Figure(
        what,
        toString(),
        "at most %.0f %%, %d MB".formatted(maxShare * 100, MAX_RESIDENT_BYTES / 1_000_000),
        share > maxShare || residentBytes > MAX_RESIDENT_BYTES);
  }

  @Override
  public String toString() {
    return "%.1f %% of one core, %.1f MB resident".formatted(share * 100, residentBytes / 1e6);
  }
}
