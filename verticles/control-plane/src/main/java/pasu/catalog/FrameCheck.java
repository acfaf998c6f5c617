package pasu.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pasu.catalog.Finding.Problem;
import pasu.database.Database;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.CatalogMessage.FindClip;
import pasu.protocol.Clip.State;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;

/**
 * Compares what a clip's files hold with what its index, its manifest and its row say. Nothing
 * brings a damaged frame back: to repair is to say honestly that it is missing.
 */
final class FrameCheck {

  private static final String OTHER_DIGEST =
      "every frame is there, but the digest of all is not the one the edge gave";

  private final Database database;
  private final boolean repair;

  FrameCheck(Database database, boolean repair) {
    this.database = database;
    this.repair = repair;
  }

  List<Finding> check(String id, ClipFolder folder) {
    ClipDetails row = new Catalog(database).find(new FindClip(id));
    if (!ClipStates.isFinished(row.clip())) {
      return List.of();
    }
    try {
      return check(row, folder);
    } catch (IOException e) {
      return List.of(Finding.of(id, Problem.UNREADABLE, String.valueOf(e.getMessage()), false));
    }
  }

  private List<Finding> check(ClipDetails row, ClipFolder folder) throws IOException {
    ClipTruth truth = new ClipTruth(row, document(folder), ClipInventory.of(folder));
    ClipDetails details = truth.details();
    if (details.equals(row) && truth.isDocumented() && !truth.inventory().misleads()) {
      return List.of();
    }
    List<Finding> findings = findings(truth);
    if (repair) {
      restore(truth, folder);
    }
    return findings;
  }

  /** What explains the difference; where nothing else does, row or {@code clip.json} are wrong. */
  private List<Finding> findings(ClipTruth truth) throws IOException {
    List<Finding> findings = new ArrayList<>();
    truth
        .inventory()
        .damages()
        .forEach(damage -> findings.add(found(truth, damage.problem(), damage.sentence())));
    if (truth.document() == null) {
      findings.add(found(truth, Problem.MISSING_FILE, "clip.json is missing"));
    }
    if (truth.row().clip().state() == State.READY && !truth.inventory().hasVideo()) {
      findings.add(found(truth, Problem.MISSING_FILE, "video.mp4 is missing"));
    }
    if (truth.isOtherThanCaptured()) {
      findings.add(found(truth, Problem.WRONG_DIGEST, OTHER_DIGEST));
    }
    return findings.isEmpty() ? List.of(wrongWords(truth)) : findings;
  }

  private Finding wrongWords(ClipTruth truth) throws IOException {
    ClipDetails details = truth.details();
    if (!details.equals(truth.row())) {
      return found(
          truth,
          Problem.WRONG_ROW,
          "the files hold %s, but the row says %s".formatted(words(details), words(truth.row())));
    }
    return found(
        truth,
        Problem.WRONG_DOCUMENT,
        "the files hold %s, but clip.json says otherwise".formatted(words(details)));
  }

  private static String words(ClipDetails details) {
    String missing = details.missing().isEmpty() ? "" : " " + FrameRange.words(details.missing());
    return "%d frames, %d missing%s (%s)"
        .formatted(
            details.clip().frames(),
            details.clip().missing(),
            missing,
            details.clip().state().name().toLowerCase(Locale.ROOT));
  }

  private Finding found(ClipTruth truth, Problem problem, String fault) {
    return Finding.of(truth.row().clip().id(), problem, fault, repair);
  }

  private static @Nullable ClipDocument document(ClipFolder folder) throws IOException {
    try {
      return Files.exists(folder.document()) ? ClipDocument.read(folder) : null;
    } catch (IllegalArgumentException e) {
      throw new IOException("clip.json is " + e.getMessage(), e);
    }
  }

  private void restore(ClipTruth truth, ClipFolder folder) throws IOException {
    ClipDetails details = truth.details();
    ClipDocument known = truth.document();
    ClipDocument document =
        known == null
            ? new ClipDocument(ClipDocument.VERSION, details.clip(), null, null, details.missing())
            : known.with(details.clip(), details.missing());
    truth.inventory().mendIndexes();
    document.write(folder);
    database.run(
        transaction -> {
          ClipStore.replace(transaction, truth.row(), details);
          return true;
        });
  }
}
