package pasu.access;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.PasskeyMessage.DrawChallenge;
import pasu.protocol.Refusal;

/**
 * How many challenges are drawn a minute, as each takes room for minutes: so many for one address,
 * and so many for all strangers, who thus cannot shut out those who are signed in. Thread-safe.
 */
final class DrawLimits {

  private static final Logger log = LoggerFactory.getLogger(DrawLimits.class);

  private final AttemptLimits networks = new AttemptLimits(30);
  private final AttemptLimit strangers = new AttemptLimit(1_000, Duration.ofMinutes(1));

  /** Counts one; refuses with 429 when there were too many. */
  synchronized void count(DrawChallenge wish, Instant now) {
    String network = AttemptLimits.network(wish.address());
    if (networks.isReached(network, now) || (wish.account() == null && !strangers.allows(now))) {
      log.warn("challenge refused reason=too-many network={}", network);
      throw new Refusal(
          429, "passkeys-too-often", "passkeys were asked for too often; wait a minute");
    }
    networks.count(network, now);
  }
}
