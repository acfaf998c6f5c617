package pasu.scaling;

import java.time.Duration;
import pasu.protocol.ScalingMessage.Limits;

/**
 * When agents are started and stopped.
 *
 * @param minimum agents there are always; one, so that a detection finds a slot at once
 * @param maximum agents there are at most, those still being drained included
 * @param capacity slots an agent that is being started will have
 * @param coolDown how long an agent must have been empty before it goes, unless that proved too
 *     early lately; about the time in which the same visitor comes back
 * @param patience how long a started agent may take to register; a container on a busy Pi included
 * @param reconcileInterval how often all is looked at anew, should hints have been lost
 */
public record ScalingOptions(
    int minimum,
    int maximum,
    int capacity,
    Duration coolDown,
    Duration patience,
    Duration reconcileInterval) {

  public static final ScalingOptions DEFAULTS =
      new ScalingOptions(
          1, 10, 3, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(2));

  public ScalingOptions {
    if (minimum < 1 || maximum < minimum || maximum > 1_000) {
      throw new IllegalArgumentException(
          "agents must be 1 to 1000 and not fewer at most than at least, but are %d to %d"
              .formatted(minimum, maximum));
    }
    if (capacity < 1 || capacity > 1_000) {
      throw new IllegalArgumentException("capacity must be 1 to 1000, but is " + capacity);
    }
    if (coolDown.isNegative() || !patience.isPositive() || !reconcileInterval.isPositive()) {
      throw new IllegalArgumentException(
          "coolDown %s, patience %s and reconcileInterval %s must be positive"
              .formatted(coolDown, patience, reconcileInterval));
    }
  }

  /** How many there may be, unless somebody sets it otherwise. */
  public Limits limits() {
    return new Limits(minimum, maximum);
  }

  public ScalingOptions withMinimum(int agents) {
    return new ScalingOptions(agents, maximum, capacity, coolDown, patience, reconcileInterval);
  }

  public ScalingOptions withCapacity(int slots) {
    return new ScalingOptions(minimum, maximum, slots, coolDown, patience, reconcileInterval);
  }

  public ScalingOptions withMaximum(int agents) {
    return new ScalingOptions(minimum, agents, capacity, coolDown, patience, reconcileInterval);
  }

  public ScalingOptions withCoolDown(Duration time) {
    return new ScalingOptions(minimum, maximum, capacity, time, patience, reconcileInterval);
  }
}
