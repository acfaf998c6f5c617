package pasu.catalog;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipRemoved;
import pasu.protocol.Refusal;

/** The tables of clips whose files have to go, and of those that went. */
final class GarbageStore {

  private GarbageStore() {}

  /**
   * Turns a clip's row into garbage. Refused with 404 when there is none, with 409 while it is
   * unfinished.
   */
  static ClipRemoved condemn(Transaction transaction, String id, Instant now) throws SQLException {
    Clip clip =
        ClipStore.find(transaction, id)
            .map(ClipDetails::clip)
            .orElseThrow(() -> Refusal.unknown("clip", id));
    if (!ClipStates.isFinished(clip)) {
      throw Refusal.conflict(
          "clip-unfinished", "clip {clip} is not finished yet; remove it later", id);
    }
    transaction.update("insert into garbage (clip, site) values (?, ?)", id, clip.site());
    transaction.update("insert into removed (clip, removed_at) values (?, ?)", id, Micros.of(now));
    ClipStore.remove(transaction, id);
    return new ClipRemoved(id, clip.site());
  }

  static List<ClipRemoved> list(Transaction transaction) throws SQLException {
    return transaction.list(
        "select clip, site from garbage",
        row -> new ClipRemoved(row.getString(1), row.getString(2)));
  }

  static boolean drop(Transaction transaction, String id) throws SQLException {
    return transaction.update("delete from garbage where clip = ?", id) > 0;
  }

  static boolean wasRemoved(Transaction transaction, String id) throws SQLException {
    return transaction.first("select 1 from removed where clip = ?", _ -> true, id).isPresent();
  }

  /** Forgets the removals before a moment. */
  static int forget(Transaction transaction, Instant before) throws SQLException {
    return transaction.update("delete from removed where removed_at < ?", Micros.of(before));
  }
}
