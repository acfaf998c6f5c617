package pasu.assignment;

import java.time.Duration;

/**
 * How long things may take on the way to a lease.
 *
 * @param waiting how long a request waits for a slot before the edge must ask again; longer than an
 *     agent takes to start
 * @param admitPatience how long an agent may take to reserve a slot; an agent that died is noticed
 *     so late
 * @param silence how long a lease survives without anything authentic on its stream
 * @param sweepInterval how often waiting requests and unconfirmed leases are looked at
 */
public record AssignmentOptions(
    Duration waiting, Duration admitPatience, Duration silence, Duration sweepInterval) {

  public static final AssignmentOptions DEFAULTS =
      new AssignmentOptions(
          Duration.ofSeconds(20),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofMillis(500));

  public AssignmentOptions {
    if (!waiting.isPositive() || !admitPatience.isPositive() || !silence.isPositive()) {
      throw new IllegalArgumentException(
          "waiting %s, admitPatience %s and silence %s must be positive"
              .formatted(waiting, admitPatience, silence));
    }
    if (!sweepInterval.isPositive()) {
      throw new IllegalArgumentException("sweepInterval must be positive: " + sweepInterval);
    }
  }
}
