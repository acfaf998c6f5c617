package pasu.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.Clip;
import pasu.protocol.Clip.State;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.FrameIndex;
import pasu.protocol.clip.FrameIndex.StoredFrame;

/** What becomes of a clip that was never finished: its folder decides. */
final class Abandoned {

  private Abandoned() {}

  /**
   * Says how the clip stands, and leaves a {@code clip.json} where there was none, so that the
   * folder alone is enough from now on. Reads every frame: ready is only what is whole, and what
   * the edge's digest says was captured.
   */
  static ClipDetails settle(ClipDetails row, ClipFolder folder) throws IOException {
    ClipDocument document = Files.exists(folder.document()) ? ClipDocument.read(folder) : null;
    ClipDetails settled = settled(row, folder, document);
    if (document == null && Files.isDirectory(folder.path())) {
      new ClipDocument(ClipDocument.VERSION, settled.clip(), null, null, settled.missing())
          .write(folder);
    }
    return settled;
  }

  private static ClipDetails settled(
      ClipDetails row, ClipFolder folder, @Nullable ClipDocument document) throws IOException {
    ClipDetails truth = new ClipTruth(row, document, ClipInventory.of(folder)).details();
    Clip clip = truth.clip();
    long durationMs = Math.max(clip.durationMs(), durationMs(FrameIndex.read(folder).frames()));
    State state = clip.state() == State.READY ? State.READY : State.INCOMPLETE;
    return new ClipDetails(
        clip.measured(state, durationMs, clip.frames(), clip.missing(), clip.bytes()),
        truth.missing());
  }

  private static long durationMs(List<StoredFrame> frames) {
    return frames.isEmpty()
        ? 0
        : (frames.getLast().entry().captureMicros() - frames.getFirst().entry().captureMicros())
            / 1_000;
  }
}
