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
    SignedIn signedIn =
        database.run(
            transaction -> {
              refuseIfChanged(transaction, wish.account(), stored);
              return begin(transaction, wish.account(), wish.device());
            });
    limits.succeeded(wish.account(), wish.device().address());
    return signedIn;
  }

  /**
   * Sets another password, and ends all sessions but one. Refuses with 403 whoever does not say the
   * old one; where there is none, whoever did not sign in just now.
   */
  boolean change(ChangePassword wish) {
    String password = Passwords.checked(wish.password());
    String stored = database.<Optional<String>>run(t -> old(t, wish)).orElse(null);
    limits.count(wish.account(), wish.address(), clock.instant());
    if (stored != null && !passwords.matches(String.valueOf(wish.old()), stored)) {
      throw new Refusal(
          403, "old-password-wrong", "the old password is wrong; nothing was changed");
    }
    String hash = passwords.hash(password);
    boolean changed =
        database.run(
            transaction -> {
              old(transaction, wish); // The session may have been ended meanwhile.
              refuseIfChanged(transaction, wish.account(), stored);
              AccountStore.setPassword(transaction, wish.account(), hash);
              SessionStore.endOthers(transaction, wish.account(), wish.session());
              return true;
            });
    limits.succeeded(wish.account(), wish.address());
    return changed;
  }

  /** Counts an attempt that costs as much as one by password. Refuses with 429. */
  void count(Device device) {
    limits.count("", device.address(), clock.instant());
  }

  /** Has the latest not count. */
  void succeeded(Device device) {
    limits.succeeded("", device.address());
  }

  /**
   * What is to be replaced. Whoever only found a browser signed in shall not keep a password to it,
   * so where there is none, an old session is refused; that is no guess, and costs no hash.
   */
  private Optional<String> old(Transaction transaction, ChangePassword wish) throws SQLException {
    Optional<String> stored = AccountStore.password(transaction, wish.account());
    if (stored.isEmpty()
        && !SessionStore.isRecent(transaction, wish.session(), wish.account(), clock.instant())) {
      throw new Refusal(
          403,
          "password-session-old",
          "a first password is set within {minutes} minutes of signing in; sign in again, then set"
              + " it",
          SessionStore.RECENTLY.toMinutes());
    }
    return stored;
  }

  /** It is not that which was shown. */
  private static void refuseIfChanged(
      Transaction transaction, String account, @Nullable String shown) throws SQLException {
    if (!AccountStore.password(transaction, account).equals(Optional.ofNullable(shown))) {
      throw new Refusal(
          401, "password-changed", "the password was changed just now; sign in again");
    }
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
