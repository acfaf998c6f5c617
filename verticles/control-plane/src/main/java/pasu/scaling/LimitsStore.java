package pasu.scaling;

import java.sql.SQLException;
import java.util.Optional;
import pasu.database.Transaction;
import pasu.protocol.ScalingMessage.Limits;

/** How many agents there may be, as somebody set it. */
final class LimitsStore {

  private static final String NAME = "agents";

  private LimitsStore() {}

  static Optional<Limits> find(Transaction transaction) throws SQLException {
    return transaction.first(
        "select minimum, maximum from scaling_limits where name = ?",
        row -> new Limits(row.getInt(1), row.getInt(2)),
        NAME);
  }

  static Limits put(Transaction transaction, Limits limits) throws SQLException {
    transaction.update(
        """
        insert into scaling_limits (name, minimum, maximum) values (?, ?, ?)
        on conflict (name) do update set minimum = excluded.minimum, maximum = excluded.maximum
        """,
        NAME,
        limits.minimum(),
        limits.maximum());
    return limits;
  }
}
