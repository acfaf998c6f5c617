package pasu.protocol.frame;

import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;

/** Leases whose keys never change, for tests. */
final class Leases {

  static final long AGENT_SESSION = 0xAABB_CCDDL;
  static final long EDGE_SESSION = 0x1122_3344L;

  private Leases() {}

  static Terms terms(Suite suite) {
    Secret secret = Secret.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    return new Terms("yard", "home", 3, 42, suite, secret, EDGE_SESSION, 5_000);
  }

  static StreamKeys keys(Suite suite) {
    return StreamKeys.of(terms(suite), AGENT_SESSION);
  }
}
