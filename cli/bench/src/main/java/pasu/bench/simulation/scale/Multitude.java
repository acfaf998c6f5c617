package pasu.bench.simulation.scale;

import java.time.Duration;

/**
 * How many edges there are, and how often somebody is seen.
 *
 * @param detections a second, of all edges together
 * @param span how long it is measured, once as many streams end as begin
 * @param links whether each has a link of its own to a gateway
 * @param restart whether the gateway is killed then, and another begun
 */
public record Multitude(int edges, int detections, Duration span, boolean links, boolean restart) {

  /** Pre-roll and thirty seconds: what a stream lasts. */
  static final Duration STREAM = Duration.ofSeconds(35);

  static final int AGENT_CAPACITY = 50;

  private static final int MAX_EDGES = 100_000;
  private static final int MAX_DETECTIONS = 1_000;
  private static final double SPARE = 1.2;

  public Multitude {
    if (edges < 1 || edges > MAX_EDGES) {
      throw new IllegalArgumentException(
          "--edges must be 1 to %d with --no-video, but is %d".formatted(MAX_EDGES, edges));
    }
    if (detections < 1 || detections > MAX_DETECTIONS || detections * STREAM.toSeconds() > edges) {
      throw new IllegalArgumentException(
          "--detections must be 1 to %d, one of an edge in %d s, but is %d"
              .formatted(
                  Math.min(MAX_DETECTIONS, edges / STREAM.toSeconds()),
                  STREAM.toSeconds(),
                  detections));
    }
    if (restart && !links) {
      throw new IllegalArgumentException("--restart wants --links: there is no gateway else");
    }
    if (!span.isPositive()) {
      throw new IllegalArgumentException("--for must be longer than nothing");
    }
  }

  /** So many that there is a free slot. */
  int agents() {
    return (int) Math.ceil(detections * STREAM.toSeconds() * SPARE / AGENT_CAPACITY) + 1;
  }
}
