package pasu.access;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.database.Blocking;
import pasu.database.Database;
import pasu.protocol.AccountMessage.ChangePassword;
import pasu.protocol.AccountMessage.RemoveAccount;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.ClipMessage.Stored;

/**
 * Answers who has an account, what they are in which site, and lets them in by a password, a
 * one-time link or a passkey. Runs on an event loop; SQL is spoken, and passwords hashed, on worker
 * threads.
 */
public final class AccountVerticle extends VerticleBase {

  private static final Logger log = LoggerFactory.getLogger(AccountVerticle.class);

  private final AccountDesk desk;
  private final SignIns signIns;
  private final Invitations invitations;
  private final PasskeyDesk passkeys;
  private WorkerExecutor hashers;

  /** Hashes once, which takes a moment. */
  @SuppressWarnings("NullAway.Init") // Vert.x calls start() before all else.
  public AccountVerticle(Database database, InstantSource clock, SecureRandom random) {
    Passwords passwords = new Passwords(random);
    desk = new AccountDesk(database, clock);
    signIns = new SignIns(database, passwords, new SignInLimits(), clock, random);
    invitations = new Invitations(database, passwords, signIns, clock, random);
    passkeys = new PasskeyDesk(database, signIns, clock, random);
  }

  @Override
  public Future<?> start() {
    hashers = vertx.createSharedWorkerExecutor("pasu-passwords", Passwords.AT_A_TIME);
    Bus bus = new Bus(vertx.eventBus());
    return Future.all(
        List.of(
            bus.answer(Addresses.PASSWORD_SIGN_INS, wish -> hashing(() -> signIns.signIn(wish))),
            bus.answer(Addresses.PASSWORDS, this::changePassword),
            bus.answer(Addresses.INVITE, wish -> on(() -> invitations.invite(wish))),
            bus.answer(Addresses.INVITATIONS, it -> on(() -> invitations.show(it.token()))),
            bus.answer(Addresses.ACCEPTANCES, wish -> hashing(() -> invitations.accept(wish))),
            bus.answer(Addresses.JOINS, wish -> done(() -> invitations.join(wish))),
            bus.answer(Addresses.SESSIONS, question -> on(() -> desk.sessions(question))),
            bus.answer(Addresses.SESSION_ENDS, wish -> done(() -> desk.end(wish))),
            bus.answer(Addresses.MEMBERS, question -> on(() -> desk.members(question.site()))),
            bus.answer(Addresses.MEMBER_CHANGES, wish -> done(() -> desk.change(wish))),
            bus.answer(Addresses.ACCOUNTS, _ -> on(desk::accounts)),
            bus.answer(Addresses.NEW_ACCOUNTS, wish -> on(() -> invitations.add(wish))),
            bus.answer(Addresses.ACCOUNT_REMOVALS, this::remove),
            bus.answer(Addresses.CHALLENGES, wish -> on(() -> passkeys.draw(wish))),
            bus.answer(Addresses.PASSKEY_SIGN_INS, wish -> on(() -> passkeys.signIn(wish))),
            bus.answer(Addresses.NEW_PASSKEYS, wish -> done(() -> passkeys.add(wish))),
            bus.answer(Addresses.PASSKEYS, it -> on(() -> passkeys.list(it.account()))),
            bus.answer(Addresses.PASSKEY_NAMES, wish -> done(() -> passkeys.rename(wish))),
            bus.answer(Addresses.PASSKEY_REMOVALS, wish -> done(() -> passkeys.remove(wish)))));
  }

  private Future<Stored> changePassword(ChangePassword wish) {
    return hashing(() -> signIns.change(wish)).map(_ -> new Stored());
  }

  private Future<Stored> remove(RemoveAccount wish) {
    return done(() -> desk.remove(wish.account()))
        .onSuccess(_ -> log.info("account removed account={}", wish.account()));
  }

  /** On threads of its own, so that whoever tries passwords keeps nobody else waiting. */
  private <T> Future<T> hashing(Callable<T> work) {
    return Blocking.on(hashers, work);
  }

  private <T> Future<T> on(Callable<T> work) {
    return Blocking.on(vertx, work);
  }

  private Future<Stored> done(Callable<Boolean> work) {
    return on(work).map(_ -> new Stored());
  }
}
