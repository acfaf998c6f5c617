package pasu.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pasu.catalog.Finding.Problem;
import pasu.database.Database;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.CatalogMessage.FindClip;
import pasu.protocol.Clip;
import pasu.protocol.Clip.State;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.FrameIndex;
import pasu.protocol.clip.FrameIndex.StoredFrame;

/**
 * Compares a clip's frames with their checksums and its row with its frames. Nothing brings a
 * damaged frame back: to repair is to say honestly that it is missing.
 */
final class FrameCheck {

  private final Database database;
  private final boolean repair;

  FrameCheck(Database database, boolean repair) {
    this.database = database;
    this.repair = repair;
  }

  Optional<Finding> check(String id, ClipFolder folder) {
    ClipDetails row = new Catalog(database).find(new FindClip(id));
    if (!ClipStates.isFinished(row.clip())) {
      return Optional.empty();
    }
    try {
      return check(row, folder);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(new Finding(id, Problem.UNREADABLE, String.valueOf(e), false));
    }
  }

  private Optional<Finding> check(ClipDetails row, ClipFolder folder) throws IOException {
    List<StoredFrame> stored = FrameIndex.read(folder).frames();
    List<StoredFrame> whole = stored.stream().filter(FrameCheck::isWhole).toList();
    int damaged = stored.size() - whole.size();
    ClipDetails should = describe(row, folder, stored, whole);
    if (should.equals(row)) {
      return Optional.empty();
    }
    if (repair) {
      restore(should, folder);
    }
    return Optional.of(
        damaged > 0
            ? finding(row, Problem.DAMAGED_FRAMES, damaged + " frames are damaged")
            : finding(
                row,
                Problem.WRONG_ROW,
                "%d frames are stored, but the row says %d"
                    .formatted(whole.size(), row.clip().frames())));
  }

  private Finding finding(ClipDetails row, Problem problem, String sentence) {
    return new Finding(row.clip().id(), problem, sentence, repair);
  }

  private static ClipDetails describe(
      ClipDetails row, ClipFolder folder, List<StoredFrame> stored, List<StoredFrame> whole)
      throws IOException {
    if (whole.size() == stored.size() && whole.size() == row.clip().frames()) {
      return row;
    }
    List<FrameRange> missing = missing(captured(folder, stored), whole);
    long lost = missing.stream().mapToLong(FrameRange::count).sum();
    long bytes = whole.stream().mapToLong(frame -> frame.entry().length()).sum();
    return new ClipDetails(
        withFrames(row.clip(), whole.size(), Math.toIntExact(lost), bytes), missing);
  }

  /** What the clip should consist of; without a manifest, what was ever stored. */
  private static @Nullable FrameRange captured(ClipFolder folder, List<StoredFrame> stored)
      throws IOException {
    FrameRange said = Files.exists(folder.document()) ? ClipDocument.read(folder).captured() : null;
    if (said != null || stored.isEmpty()) {
      return said;
    }
    return new FrameRange(stored.getFirst().entry().frame(), stored.getLast().entry().frame());
  }

  private static List<FrameRange> missing(@Nullable FrameRange captured, List<StoredFrame> whole) {
    return captured == null
        ? List.of()
        : captured.without(whole.stream().map(frame -> frame.entry().frame()).toList());
  }

  private static Clip withFrames(Clip clip, int frames, int missing, long bytes) {
    return new Clip(
        clip.id(),
        clip.camera(),
        clip.site(),
        clip.importance(),
        clip.cause(),
        clip.detectedAt(),
        clip.startedAt(),
        clip.durationMs(),
        frames,
        missing,
        missing > 0 ? State.INCOMPLETE : clip.state(),
        bytes,
        clip.pinned());
  }

  private void restore(ClipDetails should, ClipFolder folder) throws IOException {
    FrameRange captured = null;
    String digest = null;
    if (Files.exists(folder.document())) {
      ClipDocument document = ClipDocument.read(folder);
      captured = document.captured();
      digest = document.digest();
    }
    new ClipDocument(ClipDocument.VERSION, should.clip(), captured, digest, should.missing())
        .write(folder);
    database.run(
        transaction -> {
          ClipStore.put(transaction, should);
          return true;
        });
  }

  private static boolean isWhole(StoredFrame frame) {
    try {
      return frame.read().length > 0;
    } catch (IOException e) {
      return false;
    }
  }
}
