package pasu.catalog;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pasu.database.Database;
import pasu.database.Transaction;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.CatalogMessage.Clips;
import pasu.protocol.CatalogMessage.FindClip;
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.CatalogMessage.MarkReviewed;
import pasu.protocol.CatalogMessage.PinClip;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipReport;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.FrameRange;
import pasu.protocol.Refusal;

/** The rows of clips. Thread-safe; every method blocks, and fails with a {@link Refusal}. */
final class Catalog {

  private final Database database;

  Catalog(Database database) {
    this.database = database;
  }

  /**
   * Takes what an agent says of a clip, and returns what is known of the clip then. The row is
   * durable once this returns. Refused with 410 when the clip was removed, with 409 when it is
   * another camera's or recorded under a newer epoch.
   */
  Clip take(ClipReport report) {
    return database.run(transaction -> take(transaction, report));
  }

  Clips list(ListClips question) {
    return database.read(
        transaction -> {
          List<Clip> clips = ClipStore.list(transaction, question);
          return new Clips(clips, ReviewStore.of(transaction, question.reader(), clips));
        });
  }

  Stored mark(MarkReviewed mark, Instant now) {
    return database.run(
        transaction -> {
          ReviewStore.mark(transaction, mark, now);
          return new Stored();
        });
  }

  List<Clip> unfinished() {
    return database.read(ClipStore::unfinished);
  }

  ClipDetails find(FindClip question) {
    return database.read(transaction -> existing(transaction, question.id()));
  }

  ClipDetails pin(PinClip question) {
    return database.run(
        transaction -> {
          ClipDetails known = existing(transaction, question.id());
          ClipDetails pinned =
              new ClipDetails(known.clip().withPinned(question.pinned()), known.missing());
          ClipStore.put(transaction, pinned);
          return pinned;
        });
  }

  /**
   * Settles a clip that nobody works on any more, as its folder has it; one that somebody went on
   * with while its frames were read stays as it is. Returns the clip as it is then.
   */
  Clip abandon(String id, ClipFiles files) throws IOException {
    long epoch = database.run(transaction -> ClipStore.epoch(transaction, id));
    ClipDetails known = find(new FindClip(id));
    ClipDetails settled = Abandoned.settle(known, files.folder(id));
    return database.run(
        transaction -> {
          if (ClipStore.epoch(transaction, id) == epoch) {
            ClipStore.replace(transaction, known, settled);
          }
          return existing(transaction, id).clip();
        });
  }

  private static Clip take(Transaction transaction, ClipReport report) throws SQLException {
    Clip reported = report.clip();
    if (GarbageStore.wasRemoved(transaction, reported.id())) {
      throw new Refusal(410, "clip %s was removed".formatted(reported.id()));
    }
    Optional<ClipDetails> known = ClipStore.find(transaction, reported.id());
    if (known.isEmpty()) {
      return put(transaction, report, reported, List.of());
    }
    Clip before = known.get().clip();
    refuseStranger(before, reported);
    long epoch = ClipStore.epoch(transaction, reported.id());
    refuseFenced(report, epoch);
    return ClipStates.mayFollow(before.state(), reported.state(), report.epoch() > epoch)
        ? put(transaction, report, reported.withPinned(before.pinned()), known.get().missing())
        : before;
  }

  private static Clip put(
      Transaction transaction, ClipReport report, Clip clip, List<FrameRange> missingBefore)
      throws SQLException {
    ClipDetails details = new ClipDetails(clip, missing(report, missingBefore));
    ClipStore.put(transaction, details, report.epoch());
    return clip;
  }

  private static List<FrameRange> missing(ClipReport report, List<FrameRange> known) {
    return report instanceof ClipSaved saved ? saved.missing() : known;
  }

  private static void refuseStranger(Clip known, Clip reported) {
    if (!known.camera().equals(reported.camera())) {
      throw Refusal.conflict(
          "clip %s belongs to camera %s, not to %s"
              .formatted(known.id(), known.camera(), reported.camera()));
    }
  }

  /** Whoever records under an older epoch was given up for dead, and another went on. */
  static void refuseFenced(ClipReport report, long newest) {
    if (report.epoch() < newest) {
      throw Refusal.conflict(
          "clip %s is recorded under epoch %d by now; epoch %d is over"
              .formatted(report.clip().id(), newest, report.epoch()));
    }
  }

  private static ClipDetails existing(Transaction transaction, String id) throws SQLException {
    return ClipStore.find(transaction, id).orElseThrow(() -> Refusal.unknown("clip", id));
  }
}
