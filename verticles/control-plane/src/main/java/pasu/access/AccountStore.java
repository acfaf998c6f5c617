package pasu.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.AccountMessage.Account;
import pasu.protocol.Refusal;

/** The tables of accounts and of what they are in which site. */
final class AccountStore {

  private record Entry(String site, Role role) {}

  private AccountStore() {}

  /** Adds one; refused with 409 where the name is taken. */
  static void add(
      Transaction transaction,
      String account,
      @Nullable String title,
      boolean operator,
      @Nullable String password,
      Instant now)
      throws SQLException {
    if (exists(transaction, account)) {
      throw Refusal.conflict(
          "name-taken",
          "the name \"{name}\" is taken; choose another, or sign in if it is yours",
          account);
    }
    transaction.update(
        "insert into account (id, title, operator, password, created_at) values (?, ?, ?, ?, ?)",
        account,
        title == null ? account : title,
        operator,
        password,
        Micros.of(now));
  }

  /** Every account, by name. */
  static List<Account> list(Transaction transaction) throws SQLException {
    List<Account> accounts = new ArrayList<>();
    for (Account bare :
        transaction.list(
            """
            select a.id, a.title, a.operator, a.password is not null,
                   (select count(*) from credential c where c.account = a.id), a.created_at,
                   (select max(s.seen_at) from session s where s.account = a.id)
            from account a order by a.id
            """,
            AccountStore::bare)) {
      accounts.add(withSites(bare, sites(transaction, bare.id())));
    }
    return accounts;
  }

  /** Who an account is now; nothing where it was removed. */
  static Optional<Principal> principal(Transaction transaction, String account)
      throws SQLException {
    Optional<Boolean> operator =
        transaction.first(
            "select operator from account where id = ?", row -> row.getBoolean(1), account);
    if (operator.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        operator.get()
            ? new Principal(account, Role.OPERATOR)
            : Principal.member(account, sites(transaction, account)));
  }

  /** What is stored of its password; nothing where there is no account, or no password. */
  static Optional<String> password(Transaction transaction, String account) throws SQLException {
    return transaction.first(
        "select password from account where id = ? and password is not null",
        row -> row.getString(1),
        account);
  }

  /** Sets it; links that would set another are void. */
  static void setPassword(Transaction transaction, String account, String hash)
      throws SQLException {
    transaction.update("update account set password = ? where id = ?", hash, account);
    InvitationStore.removeUnusedOf(transaction, account);
  }

  static void makeOperator(Transaction transaction, String account) throws SQLException {
    transaction.update("update account set operator = true where id = ?", account);
  }

  /** Removes it and all it has. */
  static void remove(Transaction transaction, String account) throws SQLException {
    for (String table :
        List.of("session", "credential", "membership", "push_subscription", "mute", "review")) {
      transaction.update("delete from " + table + " where account = ?", account);
    }
    transaction.update("delete from account where id = ?", account);
  }

  static void refuseUnknown(Transaction transaction, String account) throws SQLException {
    if (!exists(transaction, account)) {
      throw Refusal.unknown("account", account);
    }
  }

  static void refuseUnknownSite(Transaction transaction, String site) throws SQLException {
    if (transaction.first("select 1 from site where id = ?", _ -> true, site).isEmpty()) {
      throw Refusal.unknown("site", site);
    }
  }

  private static boolean exists(Transaction transaction, String account) throws SQLException {
    return transaction.first("select 1 from account where id = ?", _ -> true, account).isPresent();
  }

  private static Map<String, Role> sites(Transaction transaction, String account)
      throws SQLException {
    Map<String, Role> sites = new TreeMap<>();
    for (Entry entry :
        transaction.list(
            "select site, role from membership where account = ?",
            row -> new Entry(row.getString(1), role(row, 2)),
            account)) {
      sites.put(entry.site(), entry.role());
    }
    return sites;
  }

  private static Account bare(ResultSet row) throws SQLException {
    long seenAt = row.getLong(7);
    return new Account(
        row.getString(1),
        row.getString(2),
        row.getBoolean(3) ? Role.OPERATOR : Role.VIEWER,
        Map.of(),
        row.getBoolean(4),
        row.getInt(5),
        Micros.toInstant(row.getLong(6)),
        seenAt == 0 ? null : Micros.toInstant(seenAt));
  }

  private static Account withSites(Account bare, Map<String, Role> sites) {
    Role role =
        bare.role() == Role.OPERATOR ? bare.role() : Principal.member(bare.id(), sites).role();
    return new Account(
        bare.id(),
        bare.title(),
        role,
        sites,
        bare.hasPassword(),
        bare.passkeys(),
        bare.createdAt(),
        bare.seenAt());
  }

  static Role role(ResultSet row, int column) throws SQLException {
    return Role.valueOf(row.getString(column).toUpperCase(Locale.ROOT));
  }

  static String column(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
