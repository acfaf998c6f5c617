package pasu.sites;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import pasu.database.Transaction;
import pasu.protocol.Refusal;
import pasu.protocol.Sentence;
import pasu.protocol.SiteMessage.ChangePlan;
import pasu.protocol.SiteMessage.Plan;

/** The table of plans. */
final class PlanStore {

  private static final String SELECT =
      "select name, clips_kept, width, height, rate, quality, dedicated_agent from plan";

  private PlanStore() {}

  static List<Plan> list(Transaction transaction) throws SQLException {
    return transaction.list(
        SELECT + " order by dedicated_agent, clips_kept, name", PlanStore::read);
  }

  /** Refused with 404 where there is no such plan. */
  static Plan change(Transaction transaction, ChangePlan change) throws SQLException {
    List<Plan> plans = list(transaction);
    Plan plan =
        plans.stream()
            .filter(known -> known.name().equals(change.name()))
            .findFirst()
            .map(change::of)
            .orElseThrow(() -> new Refusal(404, unknown(change.name(), plans)));
    transaction.update(
        "update plan set clips_kept = ?, width = ?, height = ?, rate = ?, quality = ?,"
            + " dedicated_agent = ? where name = ?",
        plan.clipsKept(),
        plan.width(),
        plan.height(),
        plan.rate(),
        plan.quality(),
        plan.dedicatedAgent(),
        plan.name());
    return plan;
  }

  static Sentence unknown(String name, List<Plan> plans) {
    return Sentence.of(
        "unknown-plan",
        "no plan is called \"{name}\"; there are {known}",
        name,
        plans.stream().map(Plan::name).toList());
  }

  private static Plan read(ResultSet row) throws SQLException {
    return new Plan(
        row.getString(1),
        row.getInt(2),
        row.getInt(3),
        row.getInt(4),
        row.getInt(5),
        row.getInt(6),
        row.getBoolean(7));
  }
}
