package pasu.access;

import java.sql.SQLException;
import java.util.List;
import pasu.database.Transaction;
import pasu.protocol.NotificationMessage.NoticedCamera;

/** Who may see what, for whoever has a transaction and no request. */
public final class Members {

  private Members() {}

  /**
   * The accounts that may see a camera, by name: members of its site, whatever their role, and
   * operators. None where there is no such camera.
   */
  public static List<String> whoMaySee(Transaction transaction, String camera) throws SQLException {
    return transaction.list(
        """
        select a.id from account a join camera c on c.id = ?
        where a.operator
           or exists (select 1 from membership m where m.account = a.id and m.site = c.site)
        order by a.id
        """,
        row -> row.getString(1),
        camera);
  }

  /** The cameras an account may see: those of its sites, and all where it is an operator's. */
  public static List<NoticedCamera> camerasOf(Transaction transaction, String account)
      throws SQLException {
    return transaction.list(
        """
        select c.id, c.name from camera c join account a on a.id = ?
        where not c.removed
          and (a.operator
            or exists (select 1 from membership m where m.account = a.id and m.site = c.site))
        """,
        row -> new NoticedCamera(row.getString(1), row.getString(2)),
        account);
  }

  /** The accounts of operators, by name. */
  public static List<String> operators(Transaction transaction) throws SQLException {
    return transaction.list(
        "select id from account where operator order by id", row -> row.getString(1));
  }
}
