package pasu.access;

import java.sql.SQLException;
import java.util.List;
import pasu.database.Transaction;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.AccountMessage.Member;

/** The table of what somebody is in which site. */
final class MemberStore {

  private MemberStore() {}

  static List<Member> list(Transaction transaction, String site) throws SQLException {
    return transaction.list(
        """
        select a.id, a.title, m.role from membership m join account a on a.id = m.account
        where m.site = ? order by a.id
        """,
        row -> new Member(row.getString(1), row.getString(2), AccountStore.role(row, 3)),
        site);
  }

  static void put(Transaction transaction, String site, String account, Role role)
      throws SQLException {
    transaction.update(
        "insert into membership (account, site, role) values (?, ?, ?)"
            + " on conflict (account, site) do update set role = excluded.role",
        account,
        site,
        AccountStore.column(role));
  }

  /** Whether the account owns the site, and nobody else does. */
  static boolean isOnlyOwner(Transaction transaction, String site, String account)
      throws SQLException {
    List<String> owners =
        transaction.list(
            "select account from membership where site = ? and role = 'owner'",
            row -> row.getString(1),
            site);
    return owners.equals(List.of(account));
  }

  /** Whether there was such a member. */
  static boolean change(Transaction transaction, String site, String account, Role role)
      throws SQLException {
    return transaction.update(
            "update membership set role = ? where site = ? and account = ?",
            AccountStore.column(role),
            site,
            account)
        > 0;
  }

  /** Whether there was such a member. */
  static boolean remove(Transaction transaction, String site, String account) throws SQLException {
    return transaction.update(
            "delete from membership where site = ? and account = ?", site, account)
        > 0;
  }
}
