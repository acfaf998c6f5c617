package pasu.agent.clip;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.IndexEntry;
import pasu.protocol.frame.Frame;

/**
 * Appends frames to one pair of files. One thread only.
 *
 * <p>An index entry is written only after the bytes it points to are durable. Frames stay in memory
 * until then, and after a failure all of them are written again to the same place: what an fsync
 * that failed left behind is unknown.
 */
final class PartWriter implements Closeable {

  private static final Logger log = LoggerFactory.getLogger(PartWriter.class);

  record OpenPart(ClipFolder.Part names, ClipFile frames, ClipFile index) {}

  private final ClipFolder folder;
  private final long epoch;
  private final ClipFile.Files files;
  private final List<Frame> waiting = new ArrayList<>();
  private @Nullable OpenPart open;
  private long framesEnd;
  private long indexEnd;

  PartWriter(ClipFolder folder, long epoch, ClipFile.Files files) {
    this.folder = folder;
    this.epoch = epoch;
    this.files = files;
  }

  void add(Frame frame) {
    waiting.add(frame);
  }

  List<Frame> waiting() {
    return List.copyOf(waiting);
  }

  /** Whether these are the files this writes. */
  boolean isOwn(ClipFolder.Part part) {
    return open != null && open.names.equals(part);
  }

  /** Makes the files, where that is not done yet; the caller makes the folder's list durable. */
  OpenPart open() throws IOException {
    OpenPart opened = open;
    if (opened == null) {
      opened = create();
      open = opened;
    }
    return opened;
  }

  /** Makes the frames that wait durable and returns them; when it fails they all still wait. */
  List<Frame> sync() throws IOException {
    OpenPart part = open();
    if (waiting.isEmpty()) {
      return List.of();
    }
    files.refuseWhenFull();
    ByteBuffer entries = ByteBuffer.allocate(waiting.size() * IndexEntry.BYTES);
    long end = writeFrames(part.frames, entries);
    part.frames.sync();
    writeEntries(part.index, entries.flip());
    framesEnd = end;
    indexEnd += entries.limit();
    List<Frame> durable = List.copyOf(waiting);
    waiting.clear();
    return durable;
  }

  /** When it fails nobody may find the entries in the page cache, and believe them (ADR 15). */
  private void writeEntries(ClipFile index, ByteBuffer entries) throws IOException {
    try {
      index.write(entries, indexEnd);
      index.sync();
    } catch (IOException e) {
      index.cut(indexEnd);
      throw e;
    }
  }

  /** Closes the files, and removes them where they are empty. */
  @Override
  public void close() throws IOException {
    OpenPart part = open;
    open = null;
    if (part != null) {
      close(part.frames);
      close(part.index);
      if (indexEnd == 0) {
        Files.deleteIfExists(part.names.index());
        Files.deleteIfExists(part.names.frames());
      }
    }
  }

  /** Closes the files and forgets what waits. */
  void discard() throws IOException {
    waiting.clear();
    close();
  }

  /** Whatever closing says: what was synced is durable, and the rest was never called so. */
  private static void close(ClipFile file) {
    try {
      file.close();
    } catch (IOException e) {
      log.warn("file not closed error=\"{}\"", e.toString());
    }
  }

  private long writeFrames(ClipFile to, ByteBuffer entries) throws IOException {
    long offset = framesEnd;
    for (Frame frame : waiting) {
      IndexEntry.describing(frame.number(), offset, frame.captureMicros(), frame.jpeg())
          .encode(entries);
      offset += frame.jpeg().length;
    }
    return to.write(waiting.stream().map(Frame::jpeg).toList(), framesEnd);
  }

  /** No name is used again that another writer may still hold a file of (ADR 16). */
  private OpenPart create() throws IOException {
    try {
      return create(folder.parts().isEmpty() ? folder.firstPart() : folder.laterPart(epoch));
    } catch (FileAlreadyExistsException _) {
      return create(folder.laterPart(epoch));
    }
  }

  private OpenPart create(ClipFolder.Part names) throws IOException {
    ClipFile frames = files.createFrames(names.frames());
    try {
      return new OpenPart(names, frames, files.create(names.index()));
    } catch (IOException e) {
      frames.close();
      Files.deleteIfExists(names.frames());
      throw e;
    }
  }
}
