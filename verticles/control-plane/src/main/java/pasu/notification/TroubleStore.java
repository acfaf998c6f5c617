package pasu.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.notification.Notice.Kind;

/** The table of what is wrong now. */
final class TroubleStore {

  /** One trouble. */
  record Trouble(Matter about, Kind kind) {}

  private TroubleStore() {}

  static List<Trouble> all(Transaction transaction) throws SQLException {
    return transaction.list("select camera, about, kind from trouble", TroubleStore::read);
  }

  static boolean begin(Transaction transaction, Trouble trouble, Instant now) throws SQLException {
    return transaction.update(
            "insert into trouble (camera, about, kind, since) values (?, ?, ?, ?)"
                + " on conflict do nothing",
            trouble.about().isCamera(),
            trouble.about().id(),
            trouble.kind().name(),
            Micros.of(now))
        > 0;
  }

  static boolean end(Transaction transaction, Trouble trouble) throws SQLException {
    return transaction.update(
            "delete from trouble where camera = ? and about = ? and kind = ?",
            trouble.about().isCamera(),
            trouble.about().id(),
            trouble.kind().name())
        > 0;
  }

  private static Trouble read(ResultSet row) throws SQLException {
    return new Trouble(
        new Matter(row.getBoolean(1), row.getString(2)), Kind.valueOf(row.getString(3)));
  }
}
