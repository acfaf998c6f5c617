package pasu.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * So many attempts a minute under each of many keys; of more than 10,000 keys the one used longest
 * ago is forgotten. Asking remembers nothing. Not thread-safe.
 */
final class AttemptLimits {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int REMEMBERED = 10_000;
  private static final int NETWORK_BYTES = 6;

  private final int attempts;
  private final Map<String, AttemptLimit> limits = new LinkedHashMap<>(16, 0.75f, true);

  AttemptLimits(int attempts) {
    this.attempts = attempts;
  }

  /**
   * What an address counts as: one of IPv6 as its /48, the most that a line is given (RFC 6177),
   * since whoever has one address has all others of it.
   */
  static String network(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address v6
          ? HexFormat.of().formatHex(v6.getAddress(), 0, NETWORK_BYTES)
          : address;
    } catch (IllegalArgumentException _) {
      return address;
    }
  }

  boolean isReached(String key, Instant now) {
    @Nullable AttemptLimit limit = limits.get(key);
    return limit != null && limit.isReached(now);
  }

  void count(String key, Instant now) {
    limits.computeIfAbsent(key, _ -> new AttemptLimit(attempts, MINUTE)).allows(now);
    if (limits.size() > REMEMBERED) {
      limits.remove(limits.keySet().iterator().next());
    }
  }

  /** Has the latest attempt not count. */
  void takeBack(String key) {
    @Nullable AttemptLimit limit = limits.get(key);
    if (limit != null) {
      limit.takeBack();
    }
  }

  void forget(String key) {
    limits.remove(key);
  }

  int size() {
    return limits.size();
  }
}
