package pasu.agent.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.Durable;
import pasu.protocol.clip.FrameIndex;
import pasu.protocol.clip.FrameIndex.StoredFrame;
import pasu.protocol.clip.IndexEntry;
import pasu.protocol.frame.Frame;

/** Frames that are on disk already, written by somebody else or before a crash. */
final class StoredFrames {

  private static final Logger log = LoggerFactory.getLogger(StoredFrames.class);

  private StoredFrames() {}

  /**
   * Makes what another writer left durable, and notes it; damaged frames count as not stored, and
   * so do those whose file is gone although its index is left, by a power cut or by a merge cut
   * short.
   */
  static void adopt(ClipFolder.Part part, FrameLedger ledger) throws IOException {
    if (!Files.exists(part.frames())) {
      return;
    }
    Durable.file(part.frames());
    Durable.file(part.index());
    for (IndexEntry entry : FrameIndex.readEntries(part.index())) {
      if (!ledger.isDurable(entry.frame())) {
        read(new StoredFrame(entry, part.frames())).ifPresent(ledger::durable);
      }
    }
  }

  /** The picture at or just after that time, or else the last one. */
  static Optional<byte[]> picture(ClipFolder folder, long captureMicros) throws IOException {
    List<StoredFrame> frames = FrameIndex.read(folder).frames();
    return frames.stream()
        .filter(frame -> frame.entry().captureMicros() >= captureMicros)
        .findFirst()
        .or(() -> frames.isEmpty() ? Optional.empty() : Optional.of(frames.getLast()))
        .flatMap(StoredFrames::read)
        .map(Frame::jpeg);
  }

  private static Optional<Frame> read(StoredFrame stored) {
    try {
      IndexEntry entry = stored.entry();
      return Optional.of(new Frame(entry.frame(), entry.captureMicros(), stored.read()));
    } catch (IOException e) {
      log.warn("frame left out error=\"{}\"", e.getMessage());
      return Optional.empty();
    }
  }
}
