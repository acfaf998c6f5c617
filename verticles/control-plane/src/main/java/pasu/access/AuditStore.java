package pasu.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.protocol.AuditMessage.Deed;
import pasu.protocol.AuditMessage.Keep;
import pasu.protocol.AuditMessage.ListDeeds;
import pasu.protocol.AuditMessage.Outcome;

/**
 * The table of who did what: of 90 days, and never more than 100,000 rows, with 10,000 more of
 * strangers who were refused, which so never push out anything else.
 */
final class AuditStore {

  private static final Duration KEPT = Duration.ofDays(90);
  private static final int ROWS = 100_000;
  private static final int STRANGERS_ROWS = 10_000;

  private AuditStore() {}

  static void add(Transaction transaction, String id, Keep keep) throws SQLException {
    Deed deed = keep.deed();
    transaction.update(
        """
        insert into audit (id, at, account, action, site, subject, detail, outcome, address, stranger)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        Micros.of(deed.at()),
        deed.account(),
        deed.action(),
        deed.site(),
        deed.subject(),
        deed.detail(),
        deed.outcome().name().toLowerCase(Locale.ROOT),
        deed.address(),
        keep.byStranger());
  }

  static List<Deed> list(Transaction transaction, ListDeeds question) throws SQLException {
    StringBuilder sql =
        new StringBuilder(
            "select at, account, action, site, subject, detail, outcome, address from audit");
    List<Object> values = new ArrayList<>();
    sql.append(" where at < ?");
    values.add(question.before() == null ? Long.MAX_VALUE : Micros.of(question.before()));
    List<String> sites = question.sites();
    if (sites != null) {
      String places = String.join(", ", Collections.nCopies(sites.size(), "?"));
      sql.append(sites.isEmpty() ? " and 1 = 0" : " and site in (" + places + ")");
      values.addAll(sites);
    }
    sql.append(" order by at desc, id limit ?");
    values.add(question.limit());
    return transaction.list(sql.toString(), AuditStore::read, values.toArray());
  }

  static void forget(Transaction transaction, Instant now) throws SQLException {
    forget(transaction, now, ROWS, STRANGERS_ROWS);
  }

  static void forget(Transaction transaction, Instant now, int rows, int strangers)
      throws SQLException {
    transaction.update("delete from audit where at < ?", Micros.of(now.minus(KEPT)));
    trim(transaction, "not stranger", rows);
    trim(transaction, "stranger", strangers);
  }

  private static void trim(Transaction transaction, String which, int rows) throws SQLException {
    transaction.update(
        """
        delete from audit where %1$s and at <=
        coalesce((select at from audit where %1$s order by at desc limit 1 offset ?), -1)
        """
            .formatted(which),
        rows);
  }

  private static Deed read(ResultSet row) throws SQLException {
    return new Deed(
        Micros.toInstant(row.getLong(1)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        Outcome.valueOf(row.getString(7).toUpperCase(Locale.ROOT)),
        row.getString(8));
  }
}
