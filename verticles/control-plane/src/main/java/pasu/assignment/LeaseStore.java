package pasu.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import pasu.database.Transaction;
import pasu.protocol.Refusal;
import pasu.protocol.Suite;

/** What the database knows that a lease needs. Both refuse an unknown camera with 503. */
final class LeaseStore {

  private LeaseStore() {}

  static Standing standing(Transaction transaction, String camera) throws SQLException {
    return transaction
        .first(
            """
            select c.site, c.importance, c.suites, p.dedicated_agent
            from camera c join site s on s.id = c.site left join plan p on p.name = s.plan
            where c.id = ? and not c.removed
            """,
            row ->
                new Standing(
                    row.getString(1), row.getInt(2), suite(camera, row), row.getBoolean(4)),
            camera)
        .orElseThrow(() -> unknown(camera));
  }

  /** Draws the next epoch: larger than any before, also after a restart. */
  static long nextEpoch(Transaction transaction, String camera) throws SQLException {
    return transaction
        .first(
            "update camera set epoch = epoch + 1 where id = ? and not removed returning epoch",
            row -> row.getLong(1),
            camera)
        .orElseThrow(() -> unknown(camera));
  }

  /** The edge's first choice among those known here; a camera may be added before its edge says. */
  private static Suite suite(String camera, ResultSet row) throws SQLException {
    List<String> known = Arrays.stream(Suite.values()).map(Suite::name).toList();
    String offered = row.getString(3);
    if (offered.isEmpty()) {
      throw unknown(camera);
    }
    return Arrays.stream(offered.split(","))
        .filter(known::contains)
        .map(Suite::valueOf)
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.badRequest(
                    "the edge offers \"%s\", but Pasu speaks %s".formatted(offered, known)));
  }

  private static Refusal unknown(String camera) {
    return Refusal.unavailable(
        "camera-unregistered",
        "no edge has registered a camera \"{camera}\" yet; register it, then ask again",
        camera);
  }
}
