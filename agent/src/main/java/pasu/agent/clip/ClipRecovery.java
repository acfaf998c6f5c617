package pasu.agent.clip;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.FrameIndex;

/**
 * Finds the clips that a crash left behind and makes each as whole as it can be.
 *
 * <p>Only while no agent records into the folder: a clip that is being recorded looks the same. A
 * folder it cannot make sense of is left alone and logged.
 */
public final class ClipRecovery {

  private static final Logger log = LoggerFactory.getLogger(ClipRecovery.class);
  private static final Pattern CLIP_ID = Pattern.compile("[0-9a-f]{32}");

  /**
   * A clip the catalog may not have, and that has no MP4 it knows of.
   *
   * @param intact whether all frames are there and the edge's digest matches
   */
  public record Recovered(ClipFolder folder, ClipDocument document, boolean intact) {
    ClipSaved saved() {
      return document.saved();
    }
  }

  private ClipRecovery() {}

  /** Runs once over the clips folder; blocks. Returns the clips to be finished. */
  public static List<Recovered> run(Path clips) throws IOException {
    List<Recovered> recovered = new ArrayList<>();
    if (Files.isDirectory(clips)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(clips, Files::isDirectory)) {
        for (Path folder : folders) {
          recover(new ClipFolder(folder)).ifPresent(recovered::add);
        }
      }
    }
    return recovered;
  }

  /**
   * Takes over a clip that its agent left behind: from now on it belongs to this epoch. Blocks.
   * Returns it to be finished, whatever was finished of it; empty where there is nothing of it.
   *
   * @throws FencedException when it is another camera's, or somebody goes on with it
   */
  static Optional<Recovered> takeOver(ClipFolder folder, String camera, long epoch)
      throws IOException {
    Optional<ClipDocument> document = new Fence(folder, camera, epoch).pass();
    if (document.isEmpty()) {
      return Optional.empty();
    }
    ClipDocument ours = document.get().under(epoch);
    ours.write(folder); // Keeps out the one before from now on.
    return rebuild(folder, ours);
  }

  private static Optional<Recovered> recover(ClipFolder folder) {
    try {
      return CLIP_ID.matcher(folder.id()).matches() ? recoverClip(folder) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      log.warn("clip cannot be recovered clip={} error=\"{}\"", folder.id(), e.toString());
      return Optional.empty();
    }
  }

  private static Optional<Recovered> recoverClip(ClipFolder folder) throws IOException {
    if (!Files.exists(folder.document())) {
      removeIfBare(folder);
      return Optional.empty();
    }
    ClipDocument document = ClipDocument.read(folder);
    return isUnfinished(document.clip()) ? rebuild(folder, document) : Optional.empty();
  }

  private static boolean isUnfinished(Clip clip) {
    return switch (clip.state()) {
      case RECORDING, FINISHING -> true;
      case READY, INCOMPLETE -> false;
    };
  }

  private static Optional<Recovered> rebuild(ClipFolder folder, ClipDocument document)
      throws IOException {
    FrameLedger ledger = new FrameLedger();
    for (ClipFolder.Part part : folder.parts()) {
      StoredFrames.adopt(part, ledger);
    }
    Fence.of(folder, document).pass(); // Reading takes its time.
    if (ledger.isEmpty()) {
      removeUnlessStored(folder);
      return Optional.empty();
    }
    return Optional.of(save(folder, document, ledger));
  }

  /** Frames that cannot be read now may be read by whoever mends the disk. */
  private static void removeUnlessStored(ClipFolder folder) throws IOException {
    for (ClipFolder.Part part : folder.parts()) {
      if (!FrameIndex.readEntries(part.index()).isEmpty()) {
        log.warn("clip without a readable frame left alone clip={}", folder.id());
        return;
      }
    }
    log.info("clip without a frame removed clip={}", folder.id());
    folder.remove();
  }

  private static Recovered save(ClipFolder folder, ClipDocument document, FrameLedger ledger)
      throws IOException {
    List<FrameRange> missing = ledger.missing(captured(document, ledger));
    Clip clip = ledger.measured(document.clip(), Clip.State.FINISHING, missing);
    ClipDocument found = document.with(clip, missing);
    found.write(folder);
    log.info(
        "clip recovered camera={} clip={} frames={} missing={}",
        clip.camera(),
        clip.id(),
        clip.frames(),
        clip.missing());
    return new Recovered(folder, found, isIntact(document, ledger));
  }

  private static FrameRange captured(ClipDocument document, FrameLedger ledger) {
    if (document.captured() != null) {
      return document.captured();
    }
    long first = document.firstFrame() != null ? document.firstFrame() : ledger.lowest();
    return new FrameRange(Math.min(first, ledger.highest()), ledger.highest());
  }

  private static boolean isIntact(ClipDocument document, FrameLedger ledger) {
    return document.captured() != null
        && ledger
            .digest(document.captured())
            .map(HexFormat.of()::formatHex)
            .filter(digest -> digest.equals(document.digest()))
            .isPresent();
  }

  private static void removeIfBare(ClipFolder folder) throws IOException {
    for (ClipFolder.Part part : folder.parts()) {
      if (Files.size(part.index()) > 0) {
        log.warn("clip without clip.json left alone clip={}", folder.id());
        return;
      }
    }
    folder.remove();
  }
}
