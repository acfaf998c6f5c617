package pasu.notification;

import java.sql.SQLException;
import pasu.database.Transaction;
import pasu.protocol.Refusal;

/**
 * What a notice needs to know of the camera it is about.
 *
 * @param site empty where it is about none
 */
record CameraFacts(String site, int importance) {

  private static final CameraFacts NONE = new CameraFacts("", 0);

  static CameraFacts of(Transaction transaction, Matter matter) throws SQLException {
    return matter.isCamera() ? of(transaction, matter.id()) : NONE;
  }

  /** Refuses with 404 where there is no such camera. */
  static CameraFacts of(Transaction transaction, String camera) throws SQLException {
    return transaction
        .first(
            "select site, importance from camera where id = ? and not removed",
            row -> new CameraFacts(row.getString(1), row.getInt(2)),
            camera)
        .orElseThrow(() -> Refusal.unknown("camera", camera));
  }
}
