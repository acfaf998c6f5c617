package pasu.agent.clip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.ClipFolder.Part;
import pasu.protocol.clip.Durable;
import pasu.protocol.clip.FrameIndex;
import pasu.protocol.clip.FrameIndex.StoredFrame;
import pasu.protocol.clip.IndexEntry;

/**
 * Makes one pair of frame files of several: what the newest writer's lacks is appended to it, and
 * the others go once that is durable. A crash in between leaves frames stored twice, which count
 * once.
 *
 * <p>Only the newest writer's own files are written, and no name is used twice: a writer that was
 * given up for dead may still hold, and append to, files that are gone (ADR 16).
 */
final class PartMerge {

  private final ClipFolder folder;
  private final long epoch;

  /**
   * Prepares it.
   *
   * @param epoch of the newest writer, which is done; files of a newer one are left alone
   */
  PartMerge(ClipFolder folder, long epoch) {
    this.folder = folder;
    this.epoch = epoch;
  }

  /** Does so; fails, with every part still there, when a frame cannot be read. */
  void run() throws IOException {
    List<Part> parts = folder.parts().stream().filter(part -> part.epoch() <= epoch).toList();
    if (parts.size() > 1) {
      Part whole = folder.laterPart(epoch);
      List<Part> others = parts.stream().filter(part -> !part.equals(whole)).toList();
      append(others, whole);
      drop(others);
    }
  }

  private void append(List<Part> from, Part to) throws IOException {
    try (FileChannel frames = open(to.frames());
        FileChannel index = open(to.index())) {
      List<IndexEntry> known = FrameIndex.readEntries(to.index());
      Set<Long> numbers = new HashSet<>();
      known.forEach(entry -> numbers.add(entry.frame()));
      long end = known.stream().mapToLong(entry -> entry.offset() + entry.length()).max().orElse(0);
      List<IndexEntry> added = new ArrayList<>();
      for (Part part : from) {
        for (IndexEntry entry : FrameIndex.readEntries(part.index())) {
          if (numbers.add(entry.frame())) {
            byte[] jpeg = new StoredFrame(entry, part.frames()).read();
            write(frames, ByteBuffer.wrap(jpeg), end);
            added.add(IndexEntry.describing(entry.frame(), end, entry.captureMicros(), jpeg));
            end += jpeg.length;
          }
        }
      }
      frames.force(false);
      index.truncate((long) known.size() * IndexEntry.BYTES); // A crash may have torn its end.
      write(index, encoded(added), index.size());
      index.force(false);
    }
    Durable.folder(folder.path());
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static ByteBuffer encoded(List<IndexEntry> entries) {
    ByteBuffer bytes = ByteBuffer.allocate(entries.size() * IndexEntry.BYTES);
    entries.forEach(entry -> entry.encode(bytes));
    return bytes.flip();
  }

  private static void write(FileChannel to, ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += to.write(bytes, at);
    }
  }

  /** Frames first: an index alone is found, and dropped, by the next who merges. */
  private void drop(List<Part> parts) throws IOException {
    for (Part part : parts) {
      Files.deleteIfExists(part.frames());
    }
    Durable.folder(folder.path());
    for (Part part : parts) {
      Files.deleteIfExists(part.index());
    }
    Durable.folder(folder.path());
  }
}
