package pasu.catalog;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.protocol.CatalogMessage.MarkReviewed;
import pasu.protocol.Clip;

/** The table of who has reviewed which clip. A clip that is removed takes its reviews along. */
final class ReviewStore {

  private ReviewStore() {}

  static void mark(Transaction transaction, MarkReviewed mark, Instant now) throws SQLException {
    for (String clip : mark.clips()) {
      if (mark.reviewed()) {
        transaction.update(
            "insert into review (account, clip, reviewed_at)"
                + " select ?, id, ? from clip where id = ? on conflict do nothing",
            mark.reader(),
            Micros.of(now),
            clip);
      } else {
        transaction.update(
            "delete from review where account = ? and clip = ?", mark.reader(), clip);
      }
    }
  }

  /** Which of these clips somebody has reviewed; none where nobody asks. */
  static Set<String> of(Transaction transaction, @Nullable String reader, List<Clip> clips)
      throws SQLException {
    if (reader == null || clips.isEmpty()) {
      return Set.of();
    }
    Comparator<Clip> byTime = Comparator.comparing(Clip::detectedAt);
    Set<String> reviewed =
        new HashSet<>(
            transaction.list(
                "select r.clip from review r join clip c on c.id = r.clip"
                    + " where r.account = ? and c.detected_at between ? and ?",
                row -> row.getString(1),
                reader,
                Micros.of(clips.stream().min(byTime).orElseThrow().detectedAt()),
                Micros.of(clips.stream().max(byTime).orElseThrow().detectedAt())));
    reviewed.retainAll(clips.stream().map(Clip::id).toList());
    return reviewed;
  }

  static void forget(Transaction transaction, String clip) throws SQLException {
    transaction.update("delete from review where clip = ?", clip);
  }
}
