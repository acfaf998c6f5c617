package pasu.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.protocol.BusMessages;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.CatalogMessage.Order;
import pasu.protocol.Cause;
import pasu.protocol.Clip;
import pasu.protocol.Clip.State;
import pasu.protocol.FrameRange;

/** The table of clips. */
final class ClipStore {

  private static final String SELECT =
      """
      select id, camera, site, importance, cause, detected_at, started_at, duration_ms, frames,
             missing, state, bytes, pinned, missing_ranges
      from clip
      """;

  private static final String UPSERT =
      """
      insert into clip (id, camera, site, importance, cause, detected_at, started_at, duration_ms,
                        frames, missing, state, bytes, pinned, missing_ranges)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update set
        camera = excluded.camera, site = excluded.site, importance = excluded.importance,
        cause = excluded.cause, detected_at = excluded.detected_at,
        started_at = excluded.started_at, duration_ms = excluded.duration_ms,
        frames = excluded.frames, missing = excluded.missing, state = excluded.state,
        bytes = excluded.bytes, pinned = excluded.pinned, missing_ranges = excluded.missing_ranges
      """;

  private ClipStore() {}

  static Optional<ClipDetails> find(Transaction transaction, String id) throws SQLException {
    return transaction.first(SELECT + " where id = ?", ClipStore::details, id);
  }

  static List<Clip> list(Transaction transaction, ListClips question) throws SQLException {
    StringBuilder sql = new StringBuilder(SELECT).append(" where 1 = 1");
    List<Object> values = new ArrayList<>();
    filter(sql, values, " and camera = ?", question.camera());
    filter(sql, values, " and site = ?", question.site());
    filter(sql, values, " and detected_at >= ?", micros(question.from()));
    filter(sql, values, " and detected_at < ?", micros(question.before()));
    among(sql, values, question.sites());
    filter(
        sql, values, " and cause = ?", question.cause() == null ? null : column(question.cause()));
    sql.append(question.order() == Order.IMPORTANCE ? " order by importance desc," : " order by");
    sql.append(" detected_at desc, id limit ?");
    values.add(question.limit());
    return transaction.list(sql.toString(), ClipStore::clip, values.toArray());
  }

  static List<String> ids(Transaction transaction) throws SQLException {
    return transaction.list("select id from clip", row -> row.getString(1));
  }

  static List<Clip> unfinished(Transaction transaction) throws SQLException {
    return transaction.list(SELECT + " where state in ('recording', 'finishing')", ClipStore::clip);
  }

  /** The newest epoch the clip was recorded under; 0 where there is no row. */
  static long epoch(Transaction transaction, String id) throws SQLException {
    return transaction
        .first("select epoch from clip where id = ?", row -> row.getLong(1), id)
        .orElse(0L);
  }

  /** Inserts or replaces a row, and says under which epoch it is recorded from now on. */
  static void put(Transaction transaction, ClipDetails details, long epoch) throws SQLException {
    put(transaction, details);
    transaction.update("update clip set epoch = ? where id = ?", epoch, details.clip().id());
  }

  /**
   * Inserts or replaces a row, but for its epoch; camera and site get one too where they have none.
   */
  static void put(Transaction transaction, ClipDetails details) throws SQLException {
    Clip clip = details.clip();
    transaction.update("insert into site (id) values (?) on conflict do nothing", clip.site());
    transaction.update(
        "insert into camera (id, site, name, source, sensor, suites) values (?, ?, ?, '', '', '')"
            + " on conflict do nothing",
        clip.camera(),
        clip.site(),
        clip.camera());
    transaction.update(
        UPSERT,
        clip.id(),
        clip.camera(),
        clip.site(),
        clip.importance(),
        column(clip.cause()),
        Micros.of(clip.detectedAt()),
        Micros.of(clip.startedAt()),
        clip.durationMs(),
        clip.frames(),
        clip.missing(),
        column(clip.state()),
        clip.bytes(),
        clip.pinned(),
        BusMessages.toJson(details.missing()));
  }

  /** Replaces a row that is still what it was when it was read; its epoch stays. */
  static void replace(Transaction transaction, ClipDetails known, ClipDetails details)
      throws SQLException {
    if (find(transaction, known.clip().id()).equals(Optional.of(known))) {
      put(transaction, details);
    }
  }

  /** Has a camera's next lease be of a newer epoch: under an older its clips let nobody write. */
  static void outdate(Transaction transaction, String camera, long epoch) throws SQLException {
    transaction.update(
        "update camera set epoch = ? where id = ? and epoch < ?", epoch, camera, epoch);
  }

  /** Draws a camera's next epoch, of a camera that was taken away too. */
  static long nextEpoch(Transaction transaction, String camera) throws SQLException {
    return transaction
        .first(
            "update camera set epoch = epoch + 1 where id = ? returning epoch",
            row -> row.getLong(1),
            camera)
        .orElseThrow();
  }

  static void remove(Transaction transaction, String id) throws SQLException {
    ReviewStore.forget(transaction, id);
    transaction.update("delete from clip where id = ?", id);
  }

  /**
   * The clips of a site beyond those its plan keeps, oldest last. A pinned clip neither counts nor
   * goes; an unfinished one counts but does not go.
   */
  static List<String> surplus(Transaction transaction, String site) throws SQLException {
    int kept =
        transaction
            .first(
                "select p.clips_kept from site s join plan p on p.name = s.plan where s.id = ?",
                row -> row.getInt(1),
                site)
            .orElse(0);
    return transaction
        .list(
            SELECT + " where site = ? and pinned = false order by detected_at desc, id",
            ClipStore::clip,
            site)
        .stream()
        .skip(kept)
        .filter(ClipStates::isFinished)
        .map(Clip::id)
        .toList();
  }

  /** The clips that may go when the disk is full, whatever the plan keeps: oldest first. */
  static List<Clip> expendable(Transaction transaction) throws SQLException {
    return transaction.list(
        SELECT
            + " where pinned = false and state in ('ready', 'incomplete')"
            + " order by detected_at, id",
        ClipStore::clip);
  }

  private static void among(StringBuilder sql, List<Object> values, @Nullable List<String> sites) {
    if (sites != null) {
      String places = String.join(", ", Collections.nCopies(sites.size(), "?"));
      sql.append(sites.isEmpty() ? " and 1 = 0" : " and site in (" + places + ")");
      values.addAll(sites);
    }
  }

  private static void filter(
      StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      sql.append(condition);
      values.add(value);
    }
  }

  private static @Nullable Long micros(@Nullable Instant time) {
    return time == null ? null : Micros.of(time);
  }

  private static ClipDetails details(ResultSet row) throws SQLException {
    FrameRange[] missing = BusMessages.fromJson(row.getString(14), FrameRange[].class);
    return new ClipDetails(clip(row), List.of(missing));
  }

  private static Clip clip(ResultSet row) throws SQLException {
    return new Clip(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        Cause.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
        Micros.toInstant(row.getLong(6)),
        Micros.toInstant(row.getLong(7)),
        row.getLong(8),
        row.getInt(9),
        row.getInt(10),
        State.valueOf(row.getString(11).toUpperCase(Locale.ROOT)),
        row.getLong(12),
        row.getBoolean(13));
  }

  private static String column(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
