package pasu.access;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.protocol.AccessMessage.Device;
import pasu.protocol.AccountMessage.Session;

/** The table of sessions: browsers that are signed in. */
final class SessionStore {

  /** How soon after signing in a session alone may give its account another way in. */
  static final Duration RECENTLY = Duration.ofMinutes(15);

  private static final Duration LIFE = Duration.ofDays(30);
  private static final Duration SEEN_AGAIN = Duration.ofMinutes(1); // So that few requests write.

  private static final int ID_LENGTH = 32; // Of the hash, which tells nothing of the token.

  private record Found(String account, Instant seenAt) {}

  private SessionStore() {}

  static void begin(
      Transaction transaction, String token, String account, Device device, Instant now)
      throws SQLException {
    transaction.update("delete from session where expires_at <= ?", Micros.of(now));
    transaction.update(
        """
        insert into session (hash, account, created_at, seen_at, expires_at, user_agent, address)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        Token.hash(token),
        account,
        Micros.of(now),
        Micros.of(now),
        Micros.of(now.plus(LIFE)),
        device.userAgent(),
        device.address());
  }

  /** Whose session it is; it goes on for thirty days from now. */
  static Optional<String> use(Transaction transaction, String token, Instant now)
      throws SQLException {
    Optional<Found> found =
        transaction.first(
            "select account, seen_at from session where hash = ? and expires_at > ?",
            row -> new Found(row.getString(1), Micros.toInstant(row.getLong(2))),
            Token.hash(token),
            Micros.of(now));
    if (found.isPresent() && found.get().seenAt().plus(SEEN_AGAIN).isBefore(now)) {
      transaction.update(
          "update session set seen_at = ?, expires_at = ? where hash = ?",
          Micros.of(now),
          Micros.of(now.plus(LIFE)),
          Token.hash(token));
    }
    return found.map(Found::account);
  }

  /** Whether it is a session of this account, for which somebody signed in {@link #RECENTLY}. */
  static boolean isRecent(
      Transaction transaction, @Nullable String token, String account, Instant now)
      throws SQLException {
    return token != null
        && transaction
            .first(
                "select 1 from session where hash = ? and account = ? and created_at > ?",
                row -> row.getInt(1),
                Token.hash(token),
                account,
                Micros.of(now.minus(RECENTLY)))
            .isPresent();
  }

  static void end(Transaction transaction, String token) throws SQLException {
    String hash = Token.hash(token);
    Optional<String> account =
        transaction.first(
            "select account from session where hash = ?", row -> row.getString(1), hash);
    transaction.update("delete from session where hash = ?", hash);
    if (account.isPresent()) {
      endPushes(transaction, account.get());
    }
  }

  /** Ends a session by its id; whether the account had it. */
  static boolean end(Transaction transaction, String account, String id) throws SQLException {
    boolean ended =
        transaction.update(
                "delete from session where account = ? and substr(hash, 1, " + ID_LENGTH + ") = ?",
                account,
                id)
            > 0;
    if (ended) {
      endPushes(transaction, account);
    }
    return ended;
  }

  /** Ends all of an account's but the one of this token; null for all. */
  static void endOthers(Transaction transaction, String account, @Nullable String token)
      throws SQLException {
    transaction.update(
        "delete from session where account = ? and hash <> ?",
        account,
        token == null ? "" : Token.hash(token));
    endPushes(transaction, account);
  }

  /** All but those of sessions that go on: expired ones, too, of which nobody knows any more. */
  private static void endPushes(Transaction transaction, String account) throws SQLException {
    transaction.update(
        """
        delete from push_subscription where account = ?
        and (session is null or session not in (select hash from session where account = ?))
        """,
        account,
        account);
  }

  /** An account's, those used last first. */
  static List<Session> list(
      Transaction transaction, String account, @Nullable String current, Instant now)
      throws SQLException {
    String own = current == null ? "" : Token.hash(current);
    return transaction.list(
        """
        select hash, created_at, seen_at, user_agent, address from session
        where account = ? and expires_at > ? order by seen_at desc, hash
        """,
        row ->
            new Session(
                row.getString(1).substring(0, ID_LENGTH),
                Micros.toInstant(row.getLong(2)),
                Micros.toInstant(row.getLong(3)),
                row.getString(4),
                row.getString(5),
                row.getString(1).equals(own)),
        account,
        Micros.of(now));
  }
}
