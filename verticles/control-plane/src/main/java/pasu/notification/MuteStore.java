package pasu.notification;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.protocol.NotificationMessage.Mute;
import pasu.protocol.NotificationMessage.Muted;

/** The table of mutes. */
final class MuteStore {

  private MuteStore() {}

  /** Refuses with 404 where there is no such camera. */
  static Instant put(Transaction transaction, Mute wish, Instant until) throws SQLException {
    CameraFacts _ = CameraFacts.of(transaction, wish.camera());
    transaction.update(
        "insert into mute (account, camera, muted_until) values (?, ?, ?)"
            + " on conflict (account, camera) do update set muted_until = excluded.muted_until",
        wish.account(),
        wish.camera(),
        Micros.of(until));
    return until;
  }

  /** Those that last. */
  static List<Muted> of(Transaction transaction, String account, Instant now) throws SQLException {
    return transaction.list(
        "select camera, muted_until from mute where account = ? and muted_until > ?"
            + " order by camera",
        row -> new Muted(row.getString(1), Micros.toInstant(row.getLong(2))),
        account,
        Micros.of(now));
  }
}
