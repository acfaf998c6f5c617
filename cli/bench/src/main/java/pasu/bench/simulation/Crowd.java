package pasu.bench.simulation;

import java.time.Duration;
import pasu.bench.relay.Badness;

/**
 * Many edges, and how often each detects somebody.
 *
 * @param source of every camera
 * @param detections of each edge
 * @param every so often
 * @param apart from one edge's detection to the next one's
 */
public record Crowd(
    int edges,
    String source,
    int detections,
    Duration every,
    Duration apart,
    Duration preRoll,
    Duration clipLength,
    int capacity,
    Badness network,
    long seed) {

  private static final int MAX_EDGES = 200;
  private static final int MAX_DETECTIONS = 10_000;

  public Crowd {
    check("--edges", edges, 1, MAX_EDGES);
    check("detections of an edge, --for by --every,", detections, 1, MAX_DETECTIONS);
    if (every.compareTo(clipLength) < 0) {
      throw new IllegalArgumentException(
          "--every must be at least a clip's length, %ss, but is %ss"
              .formatted(clipLength.toSeconds(), every.toSeconds()));
    }
  }

  private static void check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be %d to %d, but is %d".formatted(what, least, most, value));
    }
  }
}
