package pasu.protocol.clip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.protocol.BusMessages;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.FrameRange;

/**
 * {@code clip.json}: what a clip says of itself, so that a folder alone is enough to rebuild its
 * catalog row.
 *
 * @param firstFrame number of the clip's first frame, as its detection said; null where unknown
 * @param captured what the edge says it captured; null until its manifest came
 * @param digest SHA-256, in hex, over the SHA-256 digests of the captured frames in order; null
 *     until the manifest came
 * @param epoch the newest it was recorded under; null where unknown, which is older than any
 */
public record ClipDocument(
    int version,
    Clip clip,
    @Nullable Long firstFrame,
    @Nullable FrameRange captured,
    @Nullable String digest,
    List<FrameRange> missing,
    @Nullable Long epoch) {

  /** What this code writes, and the newest it reads. */
  public static final int VERSION = 1;

  public ClipDocument {
    if (version < 1 || version > VERSION) {
      throw new IllegalArgumentException(
          "clip.json has version %d, but this Pasu knows 1 to %d; use a newer one"
              .formatted(version, VERSION));
    }
    missing = List.copyOf(missing);
  }

  public ClipDocument(
      int version,
      Clip clip,
      @Nullable FrameRange captured,
      @Nullable String digest,
      List<FrameRange> missing) {
    this(version, clip, null, captured, digest, missing, null);
  }

  /** The same of a clip that is known better by now. */
  public ClipDocument with(Clip newer, List<FrameRange> newerMissing) {
    return new ClipDocument(version, newer, firstFrame, captured, digest, newerMissing, epoch);
  }

  /** The same as whoever goes on with it writes it. */
  public ClipDocument under(long newerEpoch) {
    return new ClipDocument(version, clip, firstFrame, captured, digest, missing, newerEpoch);
  }

  /** What an agent tells the catalog of it. */
  public ClipSaved saved() {
    return new ClipSaved(clip, newestEpoch(), missing);
  }

  /** The newest epoch it was recorded under, 0 where unknown. */
  public long newestEpoch() {
    return epoch == null ? 0 : epoch;
  }

  public static ClipDocument read(ClipFolder folder) throws IOException {
    return BusMessages.fromJson(Files.readString(folder.document()), ClipDocument.class);
  }

  /**
   * Replaces the file as a whole, durably: a crash leaves the old or the new one. Writers under
   * different epochs have drafts of their own.
   */
  public void write(ClipFolder folder) throws IOException {
    Path draft = folder.path().resolve("clip.json.%d.new".formatted(newestEpoch()));
    byte[] json = BusMessages.toJson(this).getBytes(StandardCharsets.UTF_8);
    Durable.replace(folder.document(), draft, json);
  }
}
