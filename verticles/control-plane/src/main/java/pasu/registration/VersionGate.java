package pasu.registration;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Refusal;
import pasu.protocol.Version;

/**
 * Keeps out nodes whose code speaks otherwise, and says so once for each in the log. Not
 * thread-safe.
 */
final class VersionGate {

  private static final Logger log = LoggerFactory.getLogger(VersionGate.class);

  private final Version own;
  private final Map<String, Version> refused = new HashMap<>();

  VersionGate(Version own) {
    this.own = own;
  }

  /**
   * Why a node may not take part; empty when it may.
   *
   * @param who the node, as in {@code agent agent-1}
   */
  Optional<Refusal> refusal(String who, Version spoken) {
    if (own.understands(spoken)) {
      refused.remove(who);
      return Optional.empty();
    }
    Refusal refusal = own.refusal(who, spoken);
    if (!spoken.equals(refused.put(who, spoken))) {
      log.warn("node refused error=\"{}\"", refusal.getMessage());
    }
    return Optional.of(refusal);
  }
}
