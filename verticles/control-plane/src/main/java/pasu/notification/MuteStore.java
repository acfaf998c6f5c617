package pasu.notification;

import java.sql.SQLException;
import java.time.Instant;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.protocol.NotificationMessage.Mute;
import pasu.protocol.Refusal;

/** The table of mutes, and how important a camera is. */
final class MuteStore {

  private MuteStore() {}

  /** Refuses with 404 where there is no such camera. */
  static Instant put(Transaction transaction, Mute wish, Instant until) throws SQLException {
    importance(transaction, wish.camera());
    transaction.update(
        "insert into mute (account, camera, muted_until) values (?, ?, ?)"
            + " on conflict (account, camera) do update set muted_until = excluded.muted_until",
        wish.account(),
        wish.camera(),
        Micros.of(until));
    return until;
  }

  static int importance(Transaction transaction, String camera) throws SQLException {
    return transaction
        .first(
            "select importance from camera where id = ? and not removed",
            row -> row.getInt(1),
            camera)
        .orElseThrow(() -> Refusal.notFound("no camera is called \"%s\"".formatted(camera)));
  }
}
