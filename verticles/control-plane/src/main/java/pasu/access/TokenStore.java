package pasu.access;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.protocol.AccessMessage.Principal;

/** The table of tokens. */
final class TokenStore {

  private TokenStore() {}

  static void add(
      Transaction transaction, String token, TokenKind kind, Principal whose, Instant expiresAt)
      throws SQLException {
    transaction.update(
        "insert into token (hash, kind, account, role, expires_at) values (?, ?, ?, ?, ?)",
        Token.hash(token),
        kind.column(),
        whose.user(),
        AccountStore.column(whose.role()),
        Micros.of(expiresAt));
  }

  /** Whose token of this kind it is, unless it has expired. */
  static Optional<Principal> find(
      Transaction transaction, String token, TokenKind kind, Instant now) throws SQLException {
    return transaction.first(
        "select account, role from token where hash = ? and kind = ? and expires_at > ?",
        row -> new Principal(row.getString(1), AccountStore.role(row, 2)),
        Token.hash(token),
        kind.column(),
        Micros.of(now));
  }

  /** Says where an admin token is kept. */
  static void place(Transaction transaction, String token, String place) throws SQLException {
    transaction.update("update token set place = ? where hash = ?", place, Token.hash(token));
  }

  /** Removes the admin tokens that are kept in a place, and those from before places were noted. */
  static void removeAt(Transaction transaction, String place) throws SQLException {
    transaction.update(
        "delete from token where kind = ? and place in (?, '')", TokenKind.ADMIN.column(), place);
  }

  static void use(Transaction transaction, String token) throws SQLException {
    transaction.update(
        "update token set kind = ? where hash = ?", TokenKind.USED.column(), Token.hash(token));
  }

  /** Removes what somebody has of a kind. */
  static void removeOf(Transaction transaction, TokenKind kind, String account)
      throws SQLException {
    transaction.update("delete from token where kind = ? and account = ?", kind.column(), account);
  }

  static void removeAll(Transaction transaction, TokenKind kind) throws SQLException {
    transaction.update("delete from token where kind = ?", kind.column());
  }

  static boolean isAny(Transaction transaction, TokenKind kind) throws SQLException {
    return transaction
        .first("select 1 from token where kind = ? limit 1", _ -> true, kind.column())
        .isPresent();
  }
}
