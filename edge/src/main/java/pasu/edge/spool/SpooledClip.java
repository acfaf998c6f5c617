package pasu.edge.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.edge.time.ClipClock;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.Durable;
import pasu.protocol.clip.FrameIndex.StoredFrame;
import pasu.protocol.clip.IndexEntry;
import pasu.protocol.frame.Frame;

/**
 * One clip's folder in the spool. Used by the spool's thread only.
 *
 * <p>What failed is written again at the same place: nothing counts before all of it is durable.
 */
final class SpooledClip {

  /** Ends the name of a folder that is being removed. */
  static final String GONE = ".gone";

  private static final long DOCUMENT_BYTES = 1024;

  private final ClipFolder folder;
  private SpoolDocument document;
  private long framesBytes;
  private long indexBytes;
  private long digestBytes;

  private SpooledClip(ClipFolder folder, SpoolDocument document) {
    this.folder = folder;
    this.document = document;
  }

  /** Makes the folder and its document, durably. */
  static SpooledClip create(Path spool, SpoolDocument document) throws IOException {
    ClipFolder folder = ClipFolder.of(spool, document.detected().clip());
    Files.createDirectories(folder.path());
    document.write(folder.path());
    Durable.presence(folder.path());
    return new SpooledClip(folder, document);
  }

  /** Takes over what an edge left behind; it will only be read. */
  static SpooledClip of(ClipFolder folder, SpoolDocument document) throws IOException {
    SpooledClip clip = new SpooledClip(folder, document);
    clip.framesBytes = size(folder.firstPart().frames());
    clip.indexBytes = size(folder.firstPart().index());
    clip.digestBytes = size(folder.path().resolve(DigestLog.FILE));
    return clip;
  }

  Detected detected() {
    return document.detected();
  }

  /** What it was when the clip began. */
  int importance() {
    return document.importance();
  }

  /** What it is recorded by; null where that was not noted. */
  @Nullable ClipClock clock() {
    return document.clock();
  }

  /** What the folder takes of the disk, about. */
  long bytes() {
    return DOCUMENT_BYTES + framesBytes + indexBytes + digestBytes;
  }

  /** Keeps digests; durable with the next frames, or the end. */
  void note(long firstFrame, List<byte[]> digests) throws IOException {
    long at = (firstFrame - detected().firstFrame()) * DigestLog.LINE_BYTES;
    try (FileChannel log = open(digests())) {
      write(log, at, DigestLog.lines(firstFrame, digests));
    }
    digestBytes = at + (long) digests.size() * DigestLog.LINE_BYTES;
  }

  /** Appends frames, durably, and says where they are. */
  List<IndexEntry> append(List<Frame> frames) throws IOException {
    Durable.file(digests());
    List<IndexEntry> entries = new ArrayList<>();
    long end = framesBytes;
    try (FileChannel file = open(folder.firstPart().frames())) {
      for (Frame frame : frames) {
        write(file, end, ByteBuffer.wrap(frame.jpeg()));
        entries.add(
            IndexEntry.describing(frame.number(), end, frame.captureMicros(), frame.jpeg()));
        end += frame.jpeg().length;
      }
      file.force(true);
    }
    index(entries);
    framesBytes = end;
    return entries;
  }

  /** Notes, durably, that no further frame belongs to the clip. */
  void finish(long lastFrame) throws IOException {
    Durable.file(digests());
    replace(new SpoolDocument(detected(), importance(), lastFrame, document.clock()));
  }

  /** Notes, durably, what turned out about the clock it is recorded by. */
  void clockIs(ClipClock clock) throws IOException {
    replace(new SpoolDocument(detected(), importance(), document.lastFrame(), clock));
  }

  private void replace(SpoolDocument by) throws IOException {
    by.write(folder.path());
    document = by;
  }

  /**
   * Reads a frame.
   *
   * @throws IOException also when its bytes are not those that were stored
   */
  Frame read(IndexEntry entry) throws IOException {
    byte[] jpeg = new StoredFrame(entry, folder.firstPart().frames()).read();
    return new Frame(entry.frame(), entry.captureMicros(), jpeg);
  }

  /** Removes the folder; one that a crash leaves half removed is known by its name. */
  void remove() throws IOException {
    Path gone = folder.path().resolveSibling(folder.id() + GONE);
    Files.move(folder.path(), gone, StandardCopyOption.ATOMIC_MOVE);
    new ClipFolder(gone).remove();
  }

  private void index(List<IndexEntry> entries) throws IOException {
    ByteBuffer lines = ByteBuffer.allocate(entries.size() * IndexEntry.BYTES);
    entries.forEach(entry -> entry.encode(lines));
    try (FileChannel index = open(folder.firstPart().index())) {
      write(index, indexBytes, lines.flip());
      index.force(true);
    }
    if (indexBytes == 0) {
      Durable.folder(folder.path());
    }
    indexBytes += lines.capacity();
  }

  private Path digests() {
    return folder.path().resolve(DigestLog.FILE);
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void write(FileChannel to, long at, ByteBuffer bytes) throws IOException {
    long start = at - bytes.position();
    while (bytes.hasRemaining()) {
      to.write(bytes, start + bytes.position());
    }
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
