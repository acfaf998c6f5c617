package pasu.access;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.database.Blocking;
import pasu.protocol.AccessMessage.Authenticate;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.AccessMessage.SignIn;
import pasu.protocol.AccessMessage.SignOut;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.Refusal;

/** Answers who somebody is. Runs on an event loop; the database is asked on worker threads. */
public final class AccessVerticle extends VerticleBase {

  private static final Logger log = LoggerFactory.getLogger(AccessVerticle.class);

  private final Access access;
  private final InstantSource clock;
  private final AttemptLimits wrong = new AttemptLimits(10);

  public AccessVerticle(Access access, InstantSource clock) {
    this.access = access;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    Bus bus = new Bus(vertx.eventBus());
    return Future.all(
        bus.answer(Addresses.AUTHENTICATION, this::authenticate),
        bus.answer(Addresses.SIGN_INS, this::signIn),
        bus.answer(Addresses.SIGN_OUTS, this::signOut));
  }

  private Future<Principal> authenticate(Authenticate question) {
    return Blocking.on(vertx, () -> access.authenticate(question.token()));
  }

  /** Only wrong links count, of each address: nobody guesses 256 bits, nor may lock others out. */
  private Future<SignedIn> signIn(SignIn question) {
    String network = AttemptLimits.network(question.device().address());
    if (wrong.isReached(network, clock.instant())) {
      log.warn("sign-in refused reason=too-many-attempts network={}", network);
      throw new Refusal(429, "too-many-sign-ins", "too many sign-ins were tried; wait a minute");
    }
    return Blocking.on(vertx, () -> access.signIn(question))
        .onFailure(_ -> wrong.count(network, clock.instant()));
  }

  private Future<Stored> signOut(SignOut question) {
    return Blocking.on(
        vertx,
        () -> {
          access.signOut(question.session());
          return new Stored();
        });
  }
}
