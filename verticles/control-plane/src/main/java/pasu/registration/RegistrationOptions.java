package pasu.registration;

import java.time.Duration;

/**
 * When somebody silent counts as lost.
 *
 * @param silence three heartbeats, so that one or two late ones do no harm
 * @param sweepInterval how often silence is looked for, hence how late a loss is noticed
 */
public record RegistrationOptions(Duration silence, Duration sweepInterval) {

  public static final RegistrationOptions DEFAULTS =
      new RegistrationOptions(Duration.ofSeconds(3), Duration.ofMillis(500));

  public RegistrationOptions {
    if (!sweepInterval.isPositive() || sweepInterval.compareTo(silence) > 0) {
      throw new IllegalArgumentException(
          "sweepInterval must be positive and at most the silence of %s, but is %s"
              .formatted(silence, sweepInterval));
    }
  }
}
