package pasu.access;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Refusal;

/**
 * How often somebody may try to get in: so many times a minute as one account from one address, far
 * more often as it from everywhere, lest strangers lock its person out, from one address, and with
 * a name in all, since each costs a hash. Attempts count before they are tried, so that many at
 * once are many; those that succeed do not count. Thread-safe.
 */
final class SignInLimits {

  private static final Logger log = LoggerFactory.getLogger(SignInLimits.class);

  private final AttemptLimits accountsAtAddresses = new AttemptLimits(5);
  private final AttemptLimits accounts = new AttemptLimits(50);
  private final AttemptLimits addresses = new AttemptLimits(10);
  private final AttemptLimit all = new AttemptLimit(300, Duration.ofMinutes(1));

  /**
   * Counts an attempt.
   *
   * @param account empty where there can be none
   * @throws Refusal 429 when there were too many; that one is not counted
   */
  synchronized void count(String account, String address, Instant now) {
    String network = AttemptLimits.network(address);
    boolean isNamed = !account.isEmpty();
    if ((isNamed && all.isReached(now))
        || addresses.isReached(network, now)
        || accountsAtAddresses.isReached(pair(account, network), now)
        || accounts.isReached(account, now)) {
      log.warn("sign-in refused reason=too-many-attempts address={}", address);
      throw new Refusal(429, "too-many-sign-ins", "too many sign-ins were tried; wait a minute");
    }
    addresses.count(network, now);
    if (isNamed) {
      all.allows(now);
      accountsAtAddresses.count(pair(account, network), now);
      accounts.count(account, now);
    }
  }

  /** Takes back the latest attempt: it was the right one. */
  synchronized void succeeded(String account, String address) {
    String network = AttemptLimits.network(address);
    accountsAtAddresses.forget(pair(account, network));
    accounts.takeBack(account);
    addresses.takeBack(network);
    if (!account.isEmpty()) {
      all.takeBack();
    }
  }

  private static String pair(String account, String network) {
    return account + " " + network;
  }

  /** How many keys are remembered. */
  synchronized int size() {
    return accountsAtAddresses.size() + accounts.size() + addresses.size();
  }
}
