package pasu.sites;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import pasu.database.Transaction;
import pasu.protocol.Refusal;
import pasu.protocol.SiteMessage.ChangeSite;
import pasu.protocol.SiteMessage.Plan;
import pasu.protocol.SiteMessage.Site;

/** The table of sites, with what they use. */
final class SiteStore {

  private static final String SELECT =
      """
      select s.id, s.plan, p.clips_kept, p.dedicated_agent,
             (select count(*) from camera c where c.site = s.id and not c.removed),
             (select count(*) from clip c where c.site = s.id),
             (select coalesce(sum(c.bytes), 0) from clip c where c.site = s.id)
      from site s join plan p on p.name = s.plan
      """;

  private SiteStore() {}

  static List<Site> list(Transaction transaction) throws SQLException {
    return transaction.list(SELECT + " order by s.id", SiteStore::read);
  }

  static List<Site> of(Transaction transaction, String plan) throws SQLException {
    return transaction.list(SELECT + " where s.plan = ?", SiteStore::read, plan);
  }

  /** Refused with 404 where there is no such site, with 400 where there is no such plan. */
  static Site change(Transaction transaction, ChangeSite change) throws SQLException {
    List<Plan> plans = PlanStore.list(transaction);
    if (plans.stream().noneMatch(plan -> plan.name().equals(change.plan()))) {
      throw new Refusal(400, PlanStore.unknown(change.plan(), plans));
    }
    transaction.update("update site set plan = ? where id = ?", change.plan(), change.site());
    return transaction
        .first(SELECT + " where s.id = ?", SiteStore::read, change.site())
        .orElseThrow(() -> Refusal.unknown("site", change.site()));
  }

  /** That nobody streams: the database does not know. */
  private static Site read(ResultSet row) throws SQLException {
    return new Site(
        row.getString(1),
        row.getString(2),
        row.getInt(3),
        row.getBoolean(4),
        row.getInt(5),
        0,
        row.getInt(6),
        row.getLong(7));
  }
}
