package pasu.web.access;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import pasu.protocol.AccessMessage.Authenticate;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;

/**
 * Asks the control plane whose a token is, and remembers a yes for a moment, so that playing frames
 * does not ask for each, nor many at once for the same. The price: who is shut out may go on for
 * that moment.
 *
 * <p>Belongs to one event loop.
 */
public final class Authenticator {

  private static final Duration MEMORY = Duration.ofMillis(200);
  private static final int REMEMBERED = 1_000;

  private record Known(Future<Principal> answer, Instant until) {}

  private final Bus bus;
  private final InstantSource clock;
  private final Map<String, Known> known = new LinkedHashMap<>();

  public Authenticator(Bus bus, InstantSource clock) {
    this.bus = bus;
    this.clock = clock;
  }

  /** Fails with a 401 when it is nobody's, with a 503 when nobody can tell. */
  public Future<Principal> authenticate(Credentials credentials) {
    String hash = Credentials.hash(credentials.token());
    Known remembered = known.get(hash);
    if (remembered != null && clock.instant().isBefore(remembered.until())) {
      return remembered.answer();
    }
    Future<Principal> asked =
        bus.ask(Addresses.AUTHENTICATION, new Authenticate(credentials.token()));
    Known asking = new Known(asked, clock.instant().plus(MEMORY));
    remember(hash, asking);
    return asked.onFailure(_ -> known.remove(hash, asking));
  }

  void forget(String token) {
    known.remove(Credentials.hash(token));
  }

  /** Forgets all tokens of somebody who is shut out. */
  public void forgetUser(String user) {
    known.values().removeIf(whose -> isOf(whose.answer(), user));
  }

  private static boolean isOf(Future<Principal> answer, String user) {
    return !answer.succeeded() || answer.result().user().equals(user);
  }

  private void remember(String hash, Known asking) {
    known.remove(hash); // Lest a renewed one keeps its place among the oldest.
    known.put(hash, asking);
    if (known.size() > REMEMBERED) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
