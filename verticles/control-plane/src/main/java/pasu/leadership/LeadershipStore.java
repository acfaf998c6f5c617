package pasu.leadership;

import java.sql.SQLException;
import pasu.database.Transaction;

/** The lease row. Each change is one statement that compares and sets. */
final class LeadershipStore {

  /**
   * The row.
   *
   * @param holder who leads; empty where nobody does
   * @param beat moves on with each change
   */
  record Row(String holder, long beat) {}

  private static final String NAME = "control-plane";
  private static final String NOBODY = "";

  private LeadershipStore() {}

  static Row read(Transaction transaction) throws SQLException {
    return transaction
        .first(
            "select holder, beat from leadership where name = ?",
            row -> new Row(row.getString(1), row.getLong(2)),
            NAME)
        .orElseThrow();
  }

  /** Moves the beat on, unless somebody else leads; says whether it did. */
  static boolean renew(Transaction transaction, String holder) throws SQLException {
    return transaction.update(
            "update leadership set beat = beat + 1 where name = ? and holder = ?", NAME, holder)
        == 1;
  }

  /** Makes another the holder, unless the row is no longer as it was seen; says whether it did. */
  static boolean take(Transaction transaction, Row seen, String holder) throws SQLException {
    return transaction.update(
            "update leadership set holder = ?, beat = beat + 1"
                + " where name = ? and holder = ? and beat = ?",
            holder,
            NAME,
            seen.holder(),
            seen.beat())
        == 1;
  }

  static boolean release(Transaction transaction, String holder) throws SQLException {
    return transaction.update(
            "update leadership set holder = ?, beat = beat + 1 where name = ? and holder = ?",
            NOBODY,
            NAME,
            holder)
        == 1;
  }

  static boolean isHeld(Transaction transaction, String holder) throws SQLException {
    return read(transaction).holder().equals(holder);
  }

  static boolean isNobody(Row row) {
    return row.holder().equals(NOBODY);
  }
}
