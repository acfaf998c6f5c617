package pasu.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.catalog.Finding.Problem;
import pasu.database.Database;
import pasu.database.DatabaseOptions;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipRemoved;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;

/**
 * Compares rows, folders and frames, and makes them agree again where told to. Blocks.
 *
 * <p>It never removes a file of a clip that was not deleted: frames nobody knows are reported.
 */
public final class ClipCheck {

  private static final Logger log = LoggerFactory.getLogger(ClipCheck.class);

  private final Database database;
  private final Path clips;
  private final ClipFiles files;
  private final InstantSource clock;
  private final boolean agentsRecord;

  /**
   * Creates one.
   *
   * @param agentsRecord whether agents may be at work, as at each start: then rows of clips that
   *     are not finished are left alone, for the folder may be about to come
   */
  ClipCheck(Database database, Path clips, InstantSource clock, boolean agentsRecord) {
    this.database = database;
    this.clips = clips;
    this.files = new ClipFiles(clips);
    this.clock = clock;
    this.agentsRecord = agentsRecord;
  }

  /**
   * Checks a data folder that no running Pasu uses, to the last frame.
   *
   * @param clips the folder with one folder per clip
   * @throws pasu.database.DatabaseException when the database cannot be used
   * @throws IOException when the clips cannot be listed
   */
  public static List<Finding> run(
      DatabaseOptions database, Path clips, boolean repair, InstantSource clock)
      throws IOException {
    try (Database open = Database.open(database)) {
      new ClipsOwner(open, database, clips).refuseStranger();
      ClipCheck check = new ClipCheck(open, clips, clock, false);
      List<Finding> findings = new ArrayList<>(check.checkFolders(repair));
      findings.addAll(check.checkFrames(repair));
      return findings;
    }
  }

  /** Compares rows and folders, without opening frames: quick. */
  List<Finding> checkFolders(boolean repair) throws IOException {
    List<Finding> findings = new ArrayList<>();
    List<String> rows = database.run(ClipStore::ids);
    if (!files.exist()) {
      createIfNew(rows);
    }
    findings.addAll(garbage(repair));
    findings.addAll(missingFolders(rows, repair));
    findings.addAll(missingRows(rows, repair));
    findings.forEach(
        finding ->
            log.warn(
                "clip found wrong clip={} problem={} repaired={} reason={}",
                finding.clip(),
                finding.problem(),
                finding.repaired(),
                finding.sentence()));
    return findings;
  }

  /** Compares every frame with its checksum and every clip with its manifest: slow. */
  List<Finding> checkFrames(boolean repair) {
    List<Finding> findings = new ArrayList<>();
    FrameCheck check = new FrameCheck(database, repair);
    for (String id : database.run(ClipStore::ids)) {
      if (files.has(id)) {
        findings.addAll(check.check(id, files.folder(id)));
      }
    }
    return findings;
  }

  /** A missing folder of all clips is a volume that is not mounted, unless there are no clips. */
  private void createIfNew(List<String> rows) throws IOException {
    if (!rows.isEmpty()) {
      throw new IOException(
          "%s does not exist, but should have %d clips; is its disk mounted?"
              .formatted(clips, rows.size()));
    }
    Files.createDirectories(clips);
  }

  private List<Finding> garbage(boolean repair) {
    Set<ClipRemoved> garbage = new HashSet<>(database.run(GarbageStore::list));
    Set<ClipRemoved> gone = new HashSet<>();
    if (repair) {
      gone.addAll(new ClipRemoval(database, files, clock).finish());
    }
    return garbage.stream()
        .map(
            clip ->
                Finding.of(
                    clip.id(), Problem.GARBAGE, "its removal was interrupted", gone.contains(clip)))
        .toList();
  }

  private List<Finding> missingFolders(List<String> rows, boolean repair) {
    Set<String> recorded = agentsRecord ? unfinished() : Set.of();
    List<String> missing =
        rows.stream().filter(id -> !recorded.contains(id) && !files.has(id)).toList();
    if (repair) {
      missing.forEach(this::removeRow);
    }
    return missing.stream()
        .map(id -> Finding.of(id, Problem.MISSING_FOLDER, "it has a row, but no folder", repair))
        .toList();
  }

  private Set<String> unfinished() {
    return database.run(ClipStore::unfinished).stream().map(Clip::id).collect(Collectors.toSet());
  }

  private List<Finding> missingRows(List<String> rows, boolean repair) throws IOException {
    Set<String> known = new HashSet<>(rows);
    database.run(GarbageStore::list).forEach(garbage -> known.add(garbage.id()));
    List<Finding> findings = new ArrayList<>();
    for (String id : files.ids()) {
      if (!known.contains(id)) {
        findings.add(missingRow(files.folder(id), repair));
      }
    }
    return findings;
  }

  private Finding missingRow(ClipFolder folder, boolean repair) {
    if (database.run(transaction -> GarbageStore.wasRemoved(transaction, folder.id()))) {
      return leftover(folder, repair);
    }
    if (!Files.exists(folder.document())) {
      return Finding.of(
          folder.id(), Problem.UNKNOWN_FOLDER, "it has neither a row nor a clip.json", false);
    }
    try {
      ClipDocument document = ClipDocument.read(folder);
      if (repair) {
        addRow(document);
      }
      return Finding.of(folder.id(), Problem.MISSING_ROW, "it has a folder, but no row", repair);
    } catch (IOException | IllegalArgumentException e) {
      return Finding.of(folder.id(), Problem.UNREADABLE, "clip.json: " + e.getMessage(), false);
    }
  }

  /** Somebody who had not heard of the removal yet wrote into it, and crashed. */
  private Finding leftover(ClipFolder folder, boolean repair) {
    boolean isGone = false;
    try {
      if (repair) {
        files.remove(folder.id());
        isGone = true;
      }
    } catch (IOException e) {
      log.warn("clip files not removed clip={} error={}", folder.id(), e.toString());
    }
    return Finding.of(
        folder.id(), Problem.GARBAGE, "it was removed, but written to once more", isGone);
  }

  private void removeRow(String id) {
    database.run(
        transaction -> {
          ClipStore.remove(transaction, id);
          return true;
        });
  }

  private void addRow(ClipDocument document) {
    database.run(
        transaction -> {
          ClipDetails details = new ClipDetails(document.clip(), document.missing());
          if (ClipStore.find(transaction, details.clip().id()).isEmpty()) { // None came meanwhile.
            ClipStore.put(transaction, details, document.newestEpoch());
          }
          ClipStore.outdate(transaction, details.clip().camera(), document.newestEpoch());
          return true;
        });
  }
}
