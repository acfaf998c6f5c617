package pasu.bench.scale;

import java.time.Duration;
import java.time.Instant;

/**
 * The moments of one start, by the host's clock.
 *
 * @param full when the last slot was given
 * @param decided when scaling said that another agent is needed
 * @param started when the engine had started the container
 * @param spoke when its JVM said its first word, which is when it turns to the cluster
 * @param joined when it was a node of the cluster
 * @param registered when the control plane told that the agent is there
 */
record ContainerStart(
    Instant full,
    Instant decided,
    Instant started,
    Instant spoke,
    Instant joined,
    Instant registered) {

  Duration all() {
    return Duration.between(full, registered);
  }

  Duration decision() {
    return Duration.between(full, decided);
  }

  Duration engine() {
    return Duration.between(decided, started);
  }

  Duration jvm() {
    return Duration.between(started, spoke);
  }

  Duration join() {
    return Duration.between(spoke, joined);
  }

  Duration registration() {
    return Duration.between(joined, registered);
  }
}
