package pasu.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.protocol.PasskeyMessage.Passkey;

/** The tables of passkeys, and of what they are asked to sign. */
final class PasskeyStore {

  private static final Duration CHALLENGE = Duration.ofMinutes(5);

  /**
   * A passkey as it was last seen.
   *
   * @param id its own, Base64 for URLs
   * @param publicKey COSE (RFC 9052), Base64 for URLs
   * @param counter of its signatures; 0 where it does not count
   * @param host the name in the address it is good at
   * @param backupEligible whether its owner's other devices may have it too
   */
  record Key(String id, String publicKey, long counter, String host, boolean backupEligible) {}

  /** Whose it is, and what the authenticator knows them by. */
  record Found(Key key, String account, String handle) {}

  private PasskeyStore() {}

  static void addChallenge(Transaction transaction, String challenge, String secret, Instant now)
      throws SQLException {
    transaction.update("delete from challenge where expires_at <= ?", Micros.of(now));
    transaction.update(
        "insert into challenge (hash, bound_to, expires_at) values (?, ?, ?)",
        Token.hash(challenge),
        Token.hash(secret),
        Micros.of(now.plus(CHALLENGE)));
  }

  /** Uses a challenge up; whether it was good, and drawn for this secret. */
  static boolean useChallenge(Transaction transaction, String challenge, String secret, Instant now)
      throws SQLException {
    return transaction.update(
            "delete from challenge where hash = ? and bound_to = ? and expires_at > ?",
            Token.hash(challenge),
            Token.hash(secret),
            Micros.of(now))
        > 0;
  }

  /** What authenticators know an account by; the drawn one where it has none yet. */
  static String handle(Transaction transaction, String account, String drawn) throws SQLException {
    transaction.update(
        "update account set passkey_handle = ? where id = ? and passkey_handle is null",
        drawn,
        account);
    return transaction
        .first("select passkey_handle from account where id = ?", row -> row.getString(1), account)
        .orElse(drawn); // A removed account's.
  }

  static void add(Transaction transaction, Key key, String account, String title, Instant now)
      throws SQLException {
    transaction.update(
        """
        insert into credential
          (id, account, public_key, counter, host, backup_eligible, title, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        key.id(),
        account,
        key.publicKey(),
        key.counter(),
        key.host(),
        key.backupEligible(),
        title,
        Micros.of(now));
  }

  static Optional<Found> find(Transaction transaction, String id) throws SQLException {
    return transaction.first(
        """
        select c.id, c.public_key, c.counter, c.host, c.backup_eligible, a.id, a.passkey_handle
        from credential c join account a on a.id = c.account where c.id = ?
        """,
        PasskeyStore::found,
        id);
  }

  static void used(Transaction transaction, String id, long counter, Instant now)
      throws SQLException {
    transaction.update(
        "update credential set counter = ?, used_at = ? where id = ?", counter, Micros.of(now), id);
  }

  /** An account's, the newest first. */
  static List<Passkey> list(Transaction transaction, String account) throws SQLException {
    return transaction.list(
        "select id, title, host, created_at, used_at from credential where account = ?"
            + " order by created_at desc, id",
        PasskeyStore::passkey,
        account);
  }

  /** Whether the account has it. */
  static boolean rename(Transaction transaction, String account, String id, String title)
      throws SQLException {
    return transaction.update(
            "update credential set title = ? where account = ? and id = ?", title, account, id)
        > 0;
  }

  /** Whether the account had it. */
  static boolean remove(Transaction transaction, String account, String id) throws SQLException {
    return transaction.update("delete from credential where account = ? and id = ?", account, id)
        > 0;
  }

  static void removeAll(Transaction transaction, String account) throws SQLException {
    transaction.update("delete from credential where account = ?", account);
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        new Key(
            row.getString(1),
            row.getString(2),
            row.getLong(3),
            row.getString(4),
            row.getBoolean(5)),
        row.getString(6),
        row.getString(7));
  }

  private static Passkey passkey(ResultSet row) throws SQLException {
    long usedAt = row.getLong(5);
    return new Passkey(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Micros.toInstant(row.getLong(4)),
        usedAt == 0 ? null : Micros.toInstant(usedAt));
  }
}
