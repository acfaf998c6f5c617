package pasu.agent.clip;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Clip;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.frame.Manifest;

/**
 * What an edge says it captured, compared with what is stored of it. One thread only.
 *
 * <p>Told by its manifest, or written down by another writer who heard that: the edge may not say
 * it again.
 */
final class Captured {

  private final ClipOrder order;
  private final FrameLedger stored;
  private @Nullable Manifest manifest;
  private @Nullable FrameRange range;
  private @Nullable String digest;

  Captured(ClipOrder order, FrameLedger stored) {
    this.order = order;
    this.stored = stored;
  }

  void says(Manifest said) {
    manifest = said;
    range = said.captured();
    digest = HexFormat.of().formatHex(said.digest());
  }

  void follow(ClipDocument before) {
    if (range == null) {
      range = before.captured();
      digest = before.digest();
    }
  }

  /** Whether every frame came that will: the edge may have given up those before some number. */
  boolean isAllThere() {
    Manifest said = manifest;
    return said != null
        && (said.keptFrom() > said.captured().last()
            || stored.missing(new FrameRange(said.keptFrom(), said.captured().last())).isEmpty());
  }

  boolean isWhole() {
    return range != null && stored.missing(range).isEmpty();
  }

  /** Whether the frames, none of them missing, are together those that the edge captured. */
  boolean isMatched() {
    return range != null
        && stored
            .digest(range)
            .map(HexFormat.of()::formatHex)
            .filter(found -> found.equals(digest))
            .isPresent();
  }

  /** What is missing; as long as the edge does not say, of what is between the first and last. */
  List<FrameRange> missing() {
    long first = order.detected().firstFrame();
    return stored.missing(
        range != null ? range : new FrameRange(first, Math.max(first, stored.highest())));
  }

  ClipDocument document(Clip of, List<FrameRange> missing) {
    long first = order.detected().firstFrame();
    return new ClipDocument(ClipDocument.VERSION, of, first, range, digest, missing, order.epoch());
  }
}
