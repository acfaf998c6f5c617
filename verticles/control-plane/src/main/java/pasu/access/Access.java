package pasu.access;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import pasu.database.Database;
import pasu.database.Transaction;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.AccessMessage.SignIn;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.Refusal;

/**
 * Who somebody is, by the token they show. Thread-safe; every method blocks on the database and
 * fails with a {@link Refusal} of code 503 when that cannot be used.
 *
 * <p>No default password exists: whoever sees the first start's output, or may read the data
 * folder, is the operator.
 */
public final class Access {

  private static final Principal OPERATOR = new Principal("operator", Role.OPERATOR);
  private static final Duration ONE_TIME = Duration.ofHours(24);

  private final Database database;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * Creates it.
   *
   * @param random a cryptographically strong source
   */
  public Access(Database database, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /** Draws a sign-in token while nobody has ever signed in; a later one replaces an earlier. */
  public Optional<String> firstSignInToken() {
    return database.run(
        transaction ->
            TokenStore.isAny(transaction, TokenKind.USED)
                ? Optional.empty()
                : Optional.of(replacingSignInToken(transaction)));
  }

  /** Draws a token good for one sign-in within 24 hours; earlier unused ones are void. */
  public String signInToken() {
    return database.run(this::replacingSignInToken);
  }

  /**
   * Draws the operator's token for scripts, of one place; an earlier one of that place is void.
   *
   * @param place where it is kept, at most 40 characters: each of several control planes over one
   *     database leaves one where its operator finds it
   */
  public String adminToken(String place) {
    return database.run(
        transaction -> {
          TokenStore.removeAt(transaction, place);
          String token = add(transaction, TokenKind.ADMIN, Token.NEVER);
          TokenStore.place(transaction, token, place);
          return token;
        });
  }

  /** Whether this is an operator's token for scripts, as last drawn in some place. */
  public boolean isAdminToken(String token) {
    return database.run(transaction -> find(transaction, token, TokenKind.ADMIN).isPresent());
  }

  /** Who shows this session, admin or edge token. Refuses nobody's with 401. */
  public Principal authenticate(String token) {
    return database
        .run(transaction -> whose(transaction, token))
        .orElseThrow(
            () -> new Refusal(401, "token-unknown", "nobody has this token; sign in again"));
  }

  private Optional<Principal> whose(Transaction transaction, String token) throws SQLException {
    Optional<String> account = SessionStore.use(transaction, token, clock.instant());
    if (account.isPresent()) {
      return AccountStore.principal(transaction, account.get());
    }
    Optional<Principal> admin = find(transaction, token, TokenKind.ADMIN);
    return admin.isPresent() ? admin : find(transaction, token, TokenKind.EDGE);
  }

  /** Begins a session for a one-time token. Refuses one that is unknown, used or old with 401. */
  public SignedIn signIn(SignIn wish) {
    return database
        .run(transaction -> begin(transaction, wish))
        .orElseThrow(
            () ->
                new Refusal(
                    401,
                    "sign-in-link-over",
                    "this sign-in link was used, has expired, or never was one"));
  }

  /** Ends a session; does nothing where there is none. */
  public void signOut(String session) {
    database.run(
        transaction -> {
          SessionStore.end(transaction, session);
          return true;
        });
  }

  private String replacingSignInToken(Transaction transaction) throws SQLException {
    TokenStore.removeAll(transaction, TokenKind.SIGN_IN);
    return add(transaction, TokenKind.SIGN_IN, clock.instant().plus(ONE_TIME));
  }

  private Optional<SignedIn> begin(Transaction transaction, SignIn wish) throws SQLException {
    Optional<Principal> found = find(transaction, wish.oneTimeToken(), TokenKind.SIGN_IN);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TokenStore.use(transaction, wish.oneTimeToken());
    String session = Token.random(random);
    String account = found.get().user();
    SessionStore.begin(transaction, session, account, wish.device(), clock.instant());
    return AccountStore.principal(transaction, account)
        .map(principal -> new SignedIn(session, principal));
  }

  private Optional<Principal> find(Transaction transaction, String token, TokenKind kind)
      throws SQLException {
    return TokenStore.find(transaction, token, kind, clock.instant());
  }

  private String add(Transaction transaction, TokenKind kind, Instant end) throws SQLException {
    String token = Token.random(random);
    TokenStore.add(transaction, token, kind, OPERATOR, end);
    return token;
  }
}
