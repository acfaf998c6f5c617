package pasu.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.Clip;
import pasu.protocol.Clip.State;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.FrameIndex;
import pasu.protocol.clip.FrameIndex.StoredFrame;

/** What becomes of a clip that was never finished: its folder decides. */
final class Abandoned {

  private Abandoned() {}

  /**
   * Says how the clip stands, and leaves a {@code clip.json} where there was none, so that the
   * folder alone is enough from now on.
   */
  static ClipDetails settle(Clip clip, ClipFolder folder) throws IOException {
    List<FrameRange> missing = List.of();
    if (Files.exists(folder.document())) {
      missing = ClipDocument.read(folder).missing();
    }
    Clip settled = settled(clip, FrameIndex.read(folder).frames(), missing, isReady(folder));
    if (Files.isDirectory(folder.path()) && !Files.exists(folder.document())) {
      new ClipDocument(ClipDocument.VERSION, settled, null, null, missing).write(folder);
    }
    return new ClipDetails(settled, missing);
  }

  private static boolean isReady(ClipFolder folder) {
    return Files.exists(folder.document()) && Files.exists(folder.video());
  }

  private static Clip settled(
      Clip clip, List<StoredFrame> frames, List<FrameRange> missing, boolean isReady) {
    long lost = missing.stream().mapToLong(FrameRange::count).sum();
    return new Clip(
        clip.id(),
        clip.camera(),
        clip.site(),
        clip.importance(),
        clip.cause(),
        clip.detectedAt(),
        clip.startedAt(),
        Math.max(clip.durationMs(), durationMs(frames)),
        frames.size(),
        (int) lost,
        isReady && lost == 0 ? State.READY : State.INCOMPLETE,
        frames.stream().mapToLong(frame -> frame.entry().length()).sum(),
        clip.pinned());
  }

  private static long durationMs(List<StoredFrame> frames) {
    return frames.isEmpty()
        ? 0
        : (frames.getLast().entry().captureMicros() - frames.getFirst().entry().captureMicros())
            / 1_000;
  }
}
