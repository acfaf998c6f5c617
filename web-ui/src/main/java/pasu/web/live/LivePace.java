package pasu.web.live;

import java.time.Duration;

/**
 * How patient live pictures are.
 *
 * @param watch how often an edge is asked again to stream, and viewers are pinged
 * @param wish how long an edge goes on when it is not asked again; some missed askings long
 * @param silence how long a viewer may give no sign of life
 * @param firstPicture how long a plain HTTP request waits for one
 * @param shortestRetry after a break; doubles until a picture comes
 * @param longestRetry after a break
 * @param dial how long an agent may take to let a gateway in
 */
public record LivePace(
    Duration watch,
    Duration wish,
    Duration silence,
    Duration firstPicture,
    Duration shortestRetry,
    Duration longestRetry,
    Duration dial) {

  public static final LivePace DEFAULT =
      new LivePace(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(15),
          Duration.ofSeconds(10),
          Duration.ofMillis(250),
          Duration.ofSeconds(4),
          Duration.ofSeconds(3));
}
