package pasu.access;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.AccessMessage.Role;

/** The table of tokens. */
final class TokenStore {

  /** A token that is good now. */
  record Found(Principal principal, Instant expiresAt) {}

  private TokenStore() {}

  static void add(
      Transaction transaction, String token, TokenKind kind, Principal whose, Instant expiresAt)
      throws SQLException {
    transaction.update(
        "insert into token (hash, kind, account, role, expires_at) values (?, ?, ?, ?, ?)",
        Token.hash(token),
        kind.column(),
        whose.user(),
        whose.role().name().toLowerCase(Locale.ROOT),
        Micros.of(expiresAt));
  }

  /** Finds a token of this kind that has not expired. */
  static Optional<Found> find(Transaction transaction, String token, TokenKind kind, Instant now)
      throws SQLException {
    return transaction.first(
        "select account, role, expires_at from token where hash = ? and kind = ? and expires_at > ?",
        row ->
            new Found(
                new Principal(row.getString(1), role(row.getString(2))),
                Micros.toInstant(row.getLong(3))),
        Token.hash(token),
        kind.column(),
        Micros.of(now));
  }

  static void use(Transaction transaction, String token) throws SQLException {
    transaction.update(
        "update token set kind = ? where hash = ?", TokenKind.USED.column(), Token.hash(token));
  }

  static void renew(Transaction transaction, String token, Instant expiresAt) throws SQLException {
    transaction.update(
        "update token set expires_at = ? where hash = ?", Micros.of(expiresAt), Token.hash(token));
  }

  static void remove(Transaction transaction, String token, TokenKind kind) throws SQLException {
    transaction.update(
        "delete from token where hash = ? and kind = ?", Token.hash(token), kind.column());
  }

  /** Removes what somebody has of a kind. */
  static void removeOf(Transaction transaction, TokenKind kind, String account)
      throws SQLException {
    transaction.update("delete from token where kind = ? and account = ?", kind.column(), account);
  }

  static void removeAll(Transaction transaction, TokenKind kind) throws SQLException {
    transaction.update("delete from token where kind = ?", kind.column());
  }

  static void removeExpired(Transaction transaction, TokenKind kind, Instant now)
      throws SQLException {
    transaction.update(
        "delete from token where kind = ? and expires_at <= ?", kind.column(), Micros.of(now));
  }

  static boolean isAny(Transaction transaction, TokenKind kind) throws SQLException {
    return transaction
        .first("select 1 from token where kind = ? limit 1", _ -> true, kind.column())
        .isPresent();
  }

  private static Role role(String column) {
    return Role.valueOf(column.toUpperCase(Locale.ROOT));
  }
}
