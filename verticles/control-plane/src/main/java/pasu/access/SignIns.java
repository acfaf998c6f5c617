package pasu.access;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pasu.database.Database;
import pasu.database.Transaction;
import pasu.protocol.AccessMessage.Device;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.AccountMessage.ChangePassword;
import pasu.protocol.AccountMessage.PasswordSignIn;
import pasu.protocol.Refusal;

/**
 * Signing in by name and password, and choosing another one. Thread-safe; every method blocks, on
 * the database and on hashing, and fails with a {@link Refusal}.
 */
final class SignIns {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  private final Database database;
  private final Passwords passwords;
  private final SignInLimits limits;
  private final InstantSource clock;
  private final RandomGenerator random;

  SignIns(
      Database database,
      Passwords passwords,
      SignInLimits limits,
      InstantSource clock,
      RandomGenerator random) {
    this.database = database;
    this.passwords = passwords;
    this.limits = limits;
    this.clock = clock;
    this.random = random;
  }

  /** Begins a session. Refuses with 401, after too many of those with 429. */
  SignedIn signIn(PasswordSignIn wish) {
    boolean isName = NAME.matcher(wish.account()).matches();
    limits.count(isName ? wish.account() : "", wish.device().address(), clock.instant());
    String stored = isName ? stored(wish.account()) : null;
    if (!passwords.matches(wish.password(), stored)) {
      throw new Refusal(
          401, "wrong-password", "this name and this password do not belong together");
    }
    SignedIn signedIn = database.run(t -> begin(t, wish.account(), wish.device(), stored));
    limits.succeeded(wish.account(), wish.device().address());
    return signedIn;
  }

  /** Sets another password, and ends all sessions but one. */
  boolean change(ChangePassword wish) {
    String password = Passwords.checked(wish.password());
    limits.count(wish.account(), wish.address(), clock.instant());
    String stored = stored(wish.account());
    if (stored != null && !passwords.matches(String.valueOf(wish.old()), stored)) {
      throw new Refusal(
          403, "old-password-wrong", "the old password is wrong; nothing was changed");
    }
    limits.succeeded(wish.account(), wish.address());
    String hash = passwords.hash(password);
    return database.run(
        transaction -> {
          AccountStore.setPassword(transaction, wish.account(), hash);
          SessionStore.endOthers(transaction, wish.account(), wish.session());
          return true;
        });
  }

  /** Counts an attempt that costs as much as one by password. Refuses with 429. */
  void count(Device device) {
    limits.count("", device.address(), clock.instant());
  }

  /** Has the latest not count. */
  void succeeded(Device device) {
    limits.succeeded("", device.address());
  }

  /** Fails when the password was changed meanwhile: it is not that which was shown. */
  private SignedIn begin(
      Transaction transaction, String account, Device device, @Nullable String stored)
      throws SQLException {
    if (!AccountStore.password(transaction, account).equals(Optional.ofNullable(stored))) {
      throw new Refusal(
          401, "password-changed", "the password was changed just now; sign in again");
    }
    return begin(transaction, account, device);
  }

  /** Begins a session of somebody who proved to be who they say. */
  SignedIn begin(Transaction transaction, String account, Device device) throws SQLException {
    String session = Token.random(random);
    SessionStore.begin(transaction, session, account, device, clock.instant());
    return AccountStore.principal(transaction, account)
        .map(principal -> new SignedIn(session, principal))
        .orElseThrow(() -> new Refusal(401, "account-removed", "the account was removed"));
  }

  private @Nullable String stored(String account) {
    return database.<Optional<String>>run(t -> AccountStore.password(t, account)).orElse(null);
  }
}
