package pasu.catalog;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where clips are, and when one counts as abandoned.
 *
 * @param clips the folder with one folder per clip
 * @param abandonedAfter how long nothing may be said of an unfinished clip before it counts as
 *     incomplete; far longer than an agent takes to make an MP4, or an edge to come back
 * @param sweepInterval how often that is looked for
 */
public record CatalogOptions(Path clips, Duration abandonedAfter, Duration sweepInterval) {

  public CatalogOptions {
    if (!abandonedAfter.isPositive() || !sweepInterval.isPositive()) {
      throw new IllegalArgumentException(
          "abandonedAfter %s and sweepInterval %s must be positive"
              .formatted(abandonedAfter, sweepInterval));
    }
  }

  public static CatalogOptions in(Path clips) {
    return new CatalogOptions(clips, Duration.ofMinutes(10), Duration.ofSeconds(30));
  }
}
