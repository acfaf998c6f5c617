package pasu.access;

import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.access.PasskeyProofs.Made;
import pasu.access.PasskeyProofs.Signed;
import pasu.access.PasskeyStore.Found;
import pasu.database.Database;
import pasu.database.Transaction;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.PasskeyMessage.AddPasskey;
import pasu.protocol.PasskeyMessage.Challenge;
import pasu.protocol.PasskeyMessage.DrawChallenge;
import pasu.protocol.PasskeyMessage.PasskeySignIn;
import pasu.protocol.PasskeyMessage.Passkeys;
import pasu.protocol.PasskeyMessage.RemovePasskey;
import pasu.protocol.PasskeyMessage.RenamePasskey;
import pasu.protocol.PasskeyMessage.Shown;
import pasu.protocol.Refusal;

/**
 * Adds passkeys and lets people in by them (ADR 46). A challenge is used up before what was signed
 * is looked at, and is good only with the secret it was drawn for. Thread-safe; every method blocks
 * on the database and fails with a {@link Refusal}.
 */
final class PasskeyDesk {

  /** Far more than anybody has devices. */
  static final int MOST = 20;

  private static final Logger log = LoggerFactory.getLogger(PasskeyDesk.class);

  private final Database database;
  private final SignIns signIns;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final DrawLimits limits = new DrawLimits();

  PasskeyDesk(Database database, SignIns signIns, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.signIns = signIns;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Draws a challenge. Refuses with 429 when too many were; for a new passkey with 403 when the
   * session is not a recent one, so that no device makes one in vain.
   */
  Challenge draw(DrawChallenge wish) {
    limits.count(wish, clock.instant());
    String account = wish.account();
    Challenge drawn = new Challenge(Token.random(random), null);
    return database.run(
        transaction -> {
          if (account != null) {
            refuseOldSession(transaction, account, wish.secret());
          }
          PasskeyStore.addChallenge(transaction, drawn.challenge(), wish.secret(), clock.instant());
          return account == null
              ? drawn
              : new Challenge(
                  drawn.challenge(),
                  PasskeyStore.handle(transaction, account, Token.random(random)));
        });
  }

  boolean add(AddPasskey wish) {
    Made made = PasskeyProofs.made(wish.shown());
    useChallenge(made.challenge(), wish.shown(), 400);
    PasskeyStore.Key key = checked(made, wish.shown());
    return database.run(
        transaction -> {
          refuseOldSession(transaction, wish.account(), wish.shown().secret());
          if (PasskeyStore.find(transaction, key.id()).isPresent()) {
            throw Refusal.conflict("passkey-there", "this passkey is there already");
          }
          if (PasskeyStore.list(transaction, wish.account()).size() >= MOST) {
            throw Refusal.conflict(
                "passkeys-too-many",
                "an account has {most} passkeys at most; remove one first",
                MOST);
          }
          PasskeyStore.add(transaction, key, wish.account(), wish.title(), clock.instant());
          return true;
        });
  }

  SignedIn signIn(PasskeySignIn wish) {
    signIns.count(wish.device());
    Signed signed = PasskeyProofs.signed(wish.shown());
    useChallenge(signed.challenge(), wish.shown(), 401);
    SignedIn signedIn =
        database.run(
            transaction -> {
              Found found = find(transaction, signed);
              long counter = checked(signed, wish.shown(), found);
              PasskeyStore.used(transaction, signed.id(), counter, clock.instant());
              return signIns.begin(transaction, found.account(), wish.device());
            });
    signIns.succeeded(wish.device());
    return signedIn;
  }

  Passkeys list(String account) {
    return new Passkeys(database.run(t -> PasskeyStore.list(t, account)));
  }

  boolean rename(RenamePasskey wish) {
    return found(
        database.run(t -> PasskeyStore.rename(t, wish.account(), wish.id(), wish.title())));
  }

  boolean remove(RemovePasskey wish) {
    return found(database.run(t -> PasskeyStore.remove(t, wish.account(), wish.id())));
  }

  /** Whoever only found a browser signed in shall not keep a key to it. */
  private void refuseOldSession(Transaction transaction, String account, String session)
      throws SQLException {
    if (!SessionStore.isRecent(transaction, session, account, clock.instant())) {
      throw new Refusal(
          403,
          "passkey-session-old",
          "a passkey is added within {minutes} minutes of signing in; sign in again, then add it",
          SessionStore.RECENTLY.toMinutes());
    }
  }

  /** Uses it up whatever comes of it, hence in a transaction of its own. */
  private void useChallenge(String challenge, Shown shown, int otherwise) {
    if (!database.run(
        t -> PasskeyStore.useChallenge(t, challenge, shown.secret(), clock.instant()))) {
      throw new Refusal(
          otherwise,
          "passkey-late",
          "this answer came too late, twice or from elsewhere; try again");
    }
  }

  /** The passkey, of whom the authenticator says that it is (section 7.2, step 6). */
  private static Found find(Transaction transaction, Signed signed) throws SQLException {
    return PasskeyStore.find(transaction, signed.id())
        .filter(found -> signed.handle().equals(found.handle()))
        .orElseThrow(
            () ->
                new Refusal(
                    401,
                    "passkey-of-nobody",
                    "nobody has this passkey here; it was removed, or is of another Pasu"));
  }

  private static PasskeyStore.Key checked(Made made, Shown shown) {
    try {
      return PasskeyProofs.check(made, shown);
    } catch (RuntimeException e) {
      log.info("passkey not added origin={} error={}", shown.origin(), e.toString());
      throw Refusal.badRequest(
          "passkey-not-added", "this passkey could not be added; try again, or with another one");
    }
  }

  /** A passkey whose counter did not advance may have been copied (section 6.1.1). */
  private static long checked(Signed signed, Shown shown, Found found) {
    try {
      return PasskeyProofs.check(signed, shown, found.key());
    } catch (MaliciousCounterValueException e) {
      log.warn("passkey refused account={} reason=counter-went-back", found.account());
      throw new Refusal(
          401,
          "passkey-copied",
          "this passkey may have been copied: it counts backwards; remove it, make another");
    } catch (RuntimeException e) {
      log.info("passkey refused account={} error={}", found.account(), e.toString());
      throw new Refusal(401, "passkey-refused", "this passkey lets nobody in here");
    }
  }

  private static boolean found(boolean isThere) {
    if (!isThere) {
      throw Refusal.notFound("unknown-passkey", "you have no such passkey");
    }
    return true;
  }
}
