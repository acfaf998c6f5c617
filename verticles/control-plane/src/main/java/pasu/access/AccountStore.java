package pasu.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pasu.database.Transaction;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.AccessMessage.Role;

/** The tables of accounts and of what they are in which site. */
final class AccountStore {

  private record Entry(String site, Role role) {}

  private AccountStore() {}

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

  static Role role(ResultSet row, int column) throws SQLException {
    return Role.valueOf(row.getString(column).toUpperCase(Locale.ROOT));
  }

  static String column(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
