package pasu.leadership;

import java.sql.SQLException;
import pasu.database.Transaction;

/**
 * The right to decide for all. It may end at any moment, so whoever acts on it asks shortly before;
 * what slips through is harmless, because epochs fence it. Thread-safe.
 */
public interface Mandate {

  /** That of a control plane that is alone with its database. */
  Mandate ALONE =
      new Mandate() {
        @Override
        public boolean holds() {
          return true;
        }

        @Override
        public void check(Transaction transaction) {}
      };

  /** Whether it holds, by this process's own clock; costs nothing. */
  boolean holds();

  /**
   * Looks into the database.
   *
   * @throws pasu.protocol.Refusal with code 503 when another control plane leads
   */
  void check(Transaction transaction) throws SQLException;
}
