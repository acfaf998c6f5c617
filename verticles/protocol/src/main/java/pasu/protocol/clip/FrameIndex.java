package pasu.protocol.clip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pasu.protocol.FrameRange;

/**
 * The frames of a clip in the order they were captured, whatever order they were stored in, each
 * once. A snapshot: frames appended later are not in it. Immutable.
 */
public final class FrameIndex {

  /** One frame and the file it is in. */
  public record StoredFrame(IndexEntry entry, Path file) {

    /**
     * Reads the JPEG.
     *
     * @throws DamagedFrameException when the bytes are not those that were stored
     * @throws IOException when the disk does not give them
     */
    public byte[] read() throws IOException {
      try (FileChannel channel = FileChannel.open(file)) {
        ByteBuffer jpeg = ByteBuffer.allocate(entry.length());
        while (jpeg.hasRemaining() && channel.read(jpeg, entry.offset() + jpeg.position()) >= 0) {}
        if (!entry.matches(jpeg.array())) {
          throw new DamagedFrameException(entry.frame(), file);
        }
        return jpeg.array();
      }
    }
  }

  private final List<StoredFrame> frames;

  private FrameIndex(Map<Long, StoredFrame> byNumber) {
    this.frames = List.copyOf(byNumber.values());
  }

  /** Reads what is whole; a torn tail, and frames not yet wholly written, are left out. */
  public static FrameIndex read(ClipFolder folder) throws IOException {
    Map<Long, StoredFrame> byNumber = new TreeMap<>();
    for (ClipFolder.Part part : folder.parts()) {
      long stored = Files.exists(part.frames()) ? Files.size(part.frames()) : 0;
      for (IndexEntry entry : readEntries(part.index())) {
        if (entry.offset() + entry.length() <= stored) {
          byNumber.putIfAbsent(entry.frame(), new StoredFrame(entry, part.frames()));
        }
      }
    }
    return new FrameIndex(byNumber);
  }

  /** The entries of one index file up to the first torn one, in the order they were written. */
  public static List<IndexEntry> readEntries(Path index) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(index));
    List<IndexEntry> entries = new ArrayList<>();
    while (bytes.remaining() >= IndexEntry.BYTES) {
      Optional<IndexEntry> entry = IndexEntry.decode(bytes);
      if (entry.isEmpty()) {
        break;
      }
      entries.add(entry.get());
    }
    return entries;
  }

  public List<StoredFrame> frames() {
    return frames;
  }

  /** The numbers of {@code captured} that are not stored, as ranges in order. */
  public List<FrameRange> missing(FrameRange captured) {
    return captured.without(frames.stream().map(frame -> frame.entry().frame()).toList());
  }
}
