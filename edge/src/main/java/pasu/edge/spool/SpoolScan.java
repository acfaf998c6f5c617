package pasu.edge.spool;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.FrameIndex;
import pasu.protocol.clip.IndexEntry;
import pasu.protocol.frame.Frame;

/**
 * Reads what an edge before this one left in a spool's folder. What is not the spool's is left
 * alone.
 */
final class SpoolScan {

  /** A clip's folder, and what was found in it. */
  record Finding(SpooledClip clip, Found found) {}

  private static final Logger log = LoggerFactory.getLogger(SpoolScan.class);
  private static final String CLIP_ID = "[0-9a-f]{32}";

  private SpoolScan() {}

  /**
   * Every clip, oldest first; removes what a crash left of a removal.
   *
   * @param known of which clips nothing is read, for they are this edge's
   */
  static List<Finding> of(Path spool, Predicate<String> known) throws IOException {
    try (DirectoryStream<Path> content = Files.newDirectoryStream(spool)) {
      return of(content, known);
    }
  }

  /** The same of a folder that is open; it may turn out to be damaged on the way. */
  static List<Finding> of(Iterable<Path> content, Predicate<String> known) throws IOException {
    List<Finding> findings = new ArrayList<>();
    try {
      for (Path folder : content) {
        if (!known.test(folder.getFileName().toString())) {
          look(folder).ifPresent(findings::add);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    findings.sort(Comparator.comparing(finding -> finding.found.detected().startedAt()));
    return findings;
  }

  private static Optional<Finding> look(Path folder) {
    String name = folder.getFileName().toString();
    try {
      if (name.matches(CLIP_ID + SpooledClip.GONE)) {
        new ClipFolder(folder).remove();
        return Optional.empty();
      }
      if (!name.matches(CLIP_ID)) {
        throw new IOException("it is not named like a clip");
      }
      return read(new ClipFolder(folder));
    } catch (IOException | IllegalArgumentException e) {
      log.warn("left alone in the spool path={} error=\"{}\"", folder, e.toString());
      return Optional.empty();
    }
  }

  private static Optional<Finding> read(ClipFolder folder) throws IOException {
    SpoolDocument document = SpoolDocument.read(folder.path());
    if (!document.detected().clip().equals(folder.id())) {
      throw new IOException("it holds another clip, " + document.detected().clip());
    }
    List<byte[]> digests = DigestLog.read(folder.path(), document.detected().firstFrame());
    if (digests.isEmpty()) {
      log.info("clip without a frame clip={}", folder.id());
      folder.remove();
      return Optional.empty();
    }
    long first = document.detected().firstFrame();
    FrameRange captured = new FrameRange(first, first + digests.size() - 1);
    Found found =
        new Found(document.detected(), digests, frames(folder, captured), document.clock());
    logFound(document, found);
    return Optional.of(new Finding(SpooledClip.of(folder, document), found));
  }

  /** The frames up to where a crash tore the index or cut the frames. */
  private static List<IndexEntry> frames(ClipFolder folder, FrameRange captured)
      throws IOException {
    ClipFolder.Part part = folder.firstPart();
    if (!Files.exists(part.index()) || !Files.exists(part.frames())) {
      return List.of();
    }
    long stored = Files.size(part.frames());
    return FrameIndex.readEntries(part.index()).stream()
        .takeWhile(entry -> isFrame(entry) && entry.offset() + entry.length() <= stored)
        .filter(entry -> entry.frame() >= captured.first() && entry.frame() <= captured.last())
        .sorted(Comparator.comparingLong(IndexEntry::frame))
        .toList();
  }

  private static boolean isFrame(IndexEntry entry) {
    return entry.length() > 0
        && entry.length() <= Frame.MAX_BYTES
        && entry.offset() >= 0
        && entry.captureMicros() >= 0;
  }

  private static void logFound(SpoolDocument document, Found found) {
    log.info(
        "clip found in the spool camera={} clip={} captured={} frames={} cutShort={}",
        document.detected().camera(),
        document.detected().clip(),
        found.digests().size(),
        found.frames().size(),
        document.lastFrame() == null);
  }
}
