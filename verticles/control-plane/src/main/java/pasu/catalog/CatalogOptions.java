package pasu.catalog;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where clips are, and when one counts as left behind.
 *
 * @param clips the folder with one folder per clip
 * @param orphanedAfter how long nobody may name an unfinished clip as in hand before another agent
 *     is given it; long enough that agents that froze, and a bus that was split, are back
 * @param abandonedAfter how long nothing may be said of an unfinished clip before it counts as
 *     incomplete, where no agent could finish it; far longer than an edge takes to come back
 * @param sweepInterval how often that is looked for
 */
public record CatalogOptions(
    Path clips, Duration orphanedAfter, Duration abandonedAfter, Duration sweepInterval) {

  public CatalogOptions {
    if (!orphanedAfter.isPositive() || !sweepInterval.isPositive()) {
      throw new IllegalArgumentException(
          "orphanedAfter %s and sweepInterval %s must be positive"
              .formatted(orphanedAfter, sweepInterval));
    }
    if (abandonedAfter.compareTo(orphanedAfter) < 0) {
      throw new IllegalArgumentException(
          "abandonedAfter must be at least the orphanedAfter of %s, but is %s"
              .formatted(orphanedAfter, abandonedAfter));
    }
  }

  public static CatalogOptions in(Path clips) {
    return new CatalogOptions(
        clips, Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofSeconds(5));
  }
}
