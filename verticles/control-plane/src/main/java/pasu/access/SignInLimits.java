package pasu.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Refusal;

/**
 * How often somebody may try to get in: so many times a minute as one account, from one address,
 * and in all. Attempts count before they are tried, so that many at once are many; those that
 * succeed do not count. Thread-safe.
 */
final class SignInLimits {

  private static final Logger log = LoggerFactory.getLogger(SignInLimits.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int OF_AN_ACCOUNT = 5;
  private static final int FROM_AN_ADDRESS = 10;
  private static final int IN_ALL = 60;
  private static final int REMEMBERED = 10_000;

  private final Map<String, AttemptLimit> accounts = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, AttemptLimit> addresses = new LinkedHashMap<>(16, 0.75f, true);
  private final AttemptLimit all = new AttemptLimit(IN_ALL, MINUTE);

  /**
   * Counts an attempt.
   *
   * @param account as typed; empty where none is
   * @throws Refusal 429 when there were too many
   */
  synchronized void count(String account, String address, Instant now) {
    AttemptLimit ofAccount = of(accounts, account, OF_AN_ACCOUNT);
    AttemptLimit ofAddress = of(addresses, address, FROM_AN_ADDRESS);
    boolean isNamed = !account.isEmpty();
    if (all.isReached(now) || ofAddress.isReached(now) || (isNamed && ofAccount.isReached(now))) {
      log.warn("sign-in refused reason=too-many-attempts address={}", address);
      throw new Refusal(429, "too many sign-ins were tried; wait a minute");
    }
    all.allows(now);
    ofAddress.allows(now);
    if (isNamed) {
      ofAccount.allows(now);
    }
  }

  /** Takes back the latest attempt: it was the right one. */
  synchronized void succeeded(String account, String address) {
    accounts.remove(account);
    of(addresses, address, FROM_AN_ADDRESS).takeBack();
    all.takeBack();
  }

  private static AttemptLimit of(Map<String, AttemptLimit> limits, String key, int attempts) {
    AttemptLimit limit = limits.computeIfAbsent(key, _ -> new AttemptLimit(attempts, MINUTE));
    if (limits.size() > REMEMBERED) {
      limits.remove(limits.keySet().iterator().next());
    }
    return limit;
  }
}
