package pasu.access;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.protocol.AccessMessage.Device;

/** The table of sessions: browsers that are signed in. */
final class SessionStore {

  private static final Duration LIFE = Duration.ofDays(30);
  private static final Duration SEEN_AGAIN = Duration.ofMinutes(1); // So that few requests write.

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

  static void end(Transaction transaction, String token) throws SQLException {
    transaction.update("delete from session where hash = ?", Token.hash(token));
  }
}
