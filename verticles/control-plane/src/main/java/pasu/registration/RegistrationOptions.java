package pasu.registration;

import java.time.Duration;

/**
 * When somebody silent counts as lost. Heartbeats come each second.
 *
 * @param silence so that one lost heartbeat and a late one do no harm
 * @param sweepInterval how often silence is looked for; with {@code silence}, and the tenth of a
 *     second for which gateways gather heartbeats, it makes the time after which a loss is noticed
 *     at the latest, 3 s
 * @param firstRound how long everybody alive takes to be heard once after a start; nothing where
 *     nobody can have been there before
 * @param linking how long every enrolled edge has to link again after a start, before it counts as
 *     lost though this process never heard it: gateways let them back in by and by
 */
public record RegistrationOptions(
    Duration silence, Duration sweepInterval, Duration firstRound, Duration linking) {

  public static final RegistrationOptions DEFAULTS =
      new RegistrationOptions(
          Duration.ofMillis(2_600),
          Duration.ofMillis(200),
          Duration.ofMillis(1_200),
          Duration.ofMinutes(1));

  public RegistrationOptions {
    if (!sweepInterval.isPositive() || sweepInterval.compareTo(silence) > 0) {
      throw new IllegalArgumentException(
          "sweepInterval must be positive and at most the silence of %s, but is %s"
              .formatted(silence, sweepInterval));
    }
    if (firstRound.isNegative()) {
      throw new IllegalArgumentException("firstRound must not be negative: " + firstRound);
    }
    if (linking.isNegative()) {
      throw new IllegalArgumentException("linking must not be negative: " + linking);
    }
  }

  /** The same where nobody can have been there before, as when all runs in one process. */
  public RegistrationOptions withoutFirstRound() {
    return new RegistrationOptions(silence, sweepInterval, Duration.ZERO, linking);
  }
}
