package pasu.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.protocol.EdgeMessage.ChangeCamera;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.PictureSettings;
import pasu.protocol.Refusal;
import pasu.protocol.Suite;

/** The table of cameras, without what assignment keeps there: the epochs. */
final class CameraStore {

  private static final String SELECT =
      """
      select c.id, c.site, c.name, c.importance, c.source, c.sensor, c.suites,
             c.last_detection_at, c.enrolled, p.width, p.height, p.rate, p.quality
      from camera c join site s on s.id = c.site join plan p on p.name = s.plan
      where not c.removed
      """;

  private CameraStore() {}

  static List<KnownCamera.Row> all(Transaction transaction) throws SQLException {
    return transaction.list(SELECT, CameraStore::read);
  }

  static List<KnownCamera.Row> of(Transaction transaction, String site) throws SQLException {
    return transaction.list(SELECT + " and c.site = ?", CameraStore::read, site);
  }

  /**
   * Stores what an edge says of itself, and returns what is stored then. The site of an enrolled
   * one is whatever it was enrolled for; one that was shut out is refused with 410.
   */
  static KnownCamera.Row register(Transaction transaction, EdgeAlive edge) throws SQLException {
    transaction.update(
        "insert into site (id)"
            + " select ? where not exists (select 1 from camera where id = ? and enrolled)"
            + " on conflict do nothing",
        edge.site(),
        edge.camera());
    transaction.update(
        """
        insert into camera (id, site, name, source, sensor, suites) values (?, ?, ?, ?, ?, ?)
        on conflict (id) do update
        set site = case when camera.enrolled then camera.site else excluded.site end,
            source = excluded.source, sensor = excluded.sensor, suites = excluded.suites,
            removed = camera.enrolled and camera.removed
        """,
        edge.camera(),
        edge.site(),
        edge.camera(),
        edge.source(),
        edge.sensor(),
        edge.suites().stream().map(Suite::name).collect(Collectors.joining(",")));
    return known(transaction, edge.camera())
        .orElseThrow(
            () ->
                new Refusal(
                    410,
                    "camera-revoked",
                    "camera \"{camera}\" was revoked; add it again with ./pasu cameras add",
                    edge.camera()));
  }

  /** Changes what its owner may change; refused with 404 when there is no such camera. */
  static KnownCamera.Row change(Transaction transaction, ChangeCamera change) throws SQLException {
    if (change.site() != null) {
      move(transaction, change.camera(), change.site());
    }
    transaction.update(
        "update camera set name = coalesce(?, name), importance = coalesce(?, importance)"
            + " where id = ?",
        change.name(),
        change.importance(),
        change.camera());
    return find(transaction, change.camera());
  }

  /** Its clips stay where they were recorded. */
  private static void move(Transaction transaction, String camera, String site)
      throws SQLException {
    if (!find(transaction, camera).enrolled()) {
      throw Refusal.conflict(
          "camera-places-itself",
          "camera \"{camera}\" says itself where it is; only one that was added with a code can be"
              + " moved",
          camera);
    }
    transaction.update("insert into site (id) values (?) on conflict do nothing", site);
    transaction.update("update camera set site = ? where id = ?", site, camera);
  }

  static boolean detected(Transaction transaction, String camera, Instant at) throws SQLException {
    long micros = Micros.of(at);
    return transaction.update(
            "update camera set last_detection_at = ? where id = ?"
                + " and (last_detection_at is null or last_detection_at < ?)",
            micros,
            camera,
            micros)
        > 0;
  }

  static Optional<KnownCamera.Row> known(Transaction transaction, String camera)
      throws SQLException {
    return transaction.first(SELECT + " and c.id = ?", CameraStore::read, camera);
  }

  private static KnownCamera.Row find(Transaction transaction, String camera) throws SQLException {
    return known(transaction, camera).orElseThrow(() -> Refusal.unknown("camera", camera));
  }

  private static KnownCamera.Row read(ResultSet row) throws SQLException {
    return new KnownCamera.Row(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getString(5),
        row.getString(6),
        suites(row.getString(7)),
        lastDetection(row),
        row.getBoolean(9),
        new PictureSettings(row.getInt(10), row.getInt(11), row.getInt(12), row.getInt(13)));
  }

  private static @Nullable Instant lastDetection(ResultSet row) throws SQLException {
    long micros = row.getLong(8);
    return row.wasNull() ? null : Micros.toInstant(micros);
  }

  private static List<Suite> suites(String column) {
    return Stream.of(column.split(",")).filter(s -> !s.isEmpty()).map(Suite::valueOf).toList();
  }
}
