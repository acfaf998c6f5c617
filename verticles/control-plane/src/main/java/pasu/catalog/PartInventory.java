package pasu.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pasu.catalog.Finding.Problem;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipDigest;
import pasu.protocol.clip.ClipFolder.Part;
import pasu.protocol.clip.Durable;
import pasu.protocol.clip.IndexEntry;

/**
 * What one pair of frame files really holds: each entry of its index, also behind one that is torn,
 * and each frame compared with its checksum.
 */
final class PartInventory {

  /** Something wrong with the pair. */
  record Damage(Problem problem, String sentence) {}

  private final Part part;
  private final Map<IndexEntry, byte[]> whole = new LinkedHashMap<>();
  private final NavigableSet<Long> damaged = new TreeSet<>();
  private final NavigableSet<Long> cutOff = new TreeSet<>();
  private int torn;
  private boolean hidesFrames;

  private PartInventory(Part part) {
    this.part = part;
  }

  /**
   * Reads every byte of the pair.
   *
   * @throws IOException when the disk does not give them; not when they are wrong
   */
  static PartInventory of(Part part) throws IOException {
    PartInventory inventory = new PartInventory(part);
    ByteBuffer index = ByteBuffer.wrap(Files.readAllBytes(part.index()));
    if (Files.exists(part.frames())) {
      try (FileChannel frames = FileChannel.open(part.frames())) {
        inventory.count(index, frames);
      }
    } else {
      inventory.count(index, null);
    }
    return inventory;
  }

  /** The whole frames, with their digests. */
  Map<IndexEntry, byte[]> whole() {
    return whole;
  }

  /** The frames that the index names but that are not as they were stored. */
  NavigableSet<Long> lost() {
    NavigableSet<Long> lost = new TreeSet<>(damaged);
    lost.addAll(cutOff);
    return lost;
  }

  /** Whether who reads the index finds other frames than the whole ones. */
  boolean misleads() {
    return hidesFrames || !damaged.isEmpty();
  }

  List<Damage> damages() {
    List<Damage> damages = new ArrayList<>();
    if (!Files.exists(part.frames())) {
      damages.add(damage(Problem.MISSING_FILE, "%s is missing, with %s", cutOff));
    } else if (!cutOff.isEmpty()) {
      damages.add(damage(Problem.TRUNCATED_FILE, "%s ends before %s", cutOff));
    }
    if (!damaged.isEmpty()) {
      damages.add(
          damage(Problem.DAMAGED_FRAMES, "%s does not hold what was stored as %s", damaged));
    }
    if (torn > 0) {
      damages.add(
          new Damage(
              Problem.DAMAGED_INDEX,
              "%s is damaged in %s%s"
                  .formatted(
                      name(part.index()), places(), hidesFrames ? ", and hides frames" : "")));
    }
    return damages;
  }

  /** Replaces the index, durably, by one that names the whole frames and no other. */
  void mendIndex() throws IOException {
    ByteBuffer entries = ByteBuffer.allocate(whole.size() * IndexEntry.BYTES);
    whole.keySet().forEach(entry -> entry.encode(entries));
    Path draft = part.index().resolveSibling(name(part.index()) + ".new");
    Files.write(draft, entries.array());
    Durable.file(draft);
    Files.move(draft, part.index(), StandardCopyOption.ATOMIC_MOVE);
    Durable.presence(part.index());
  }

  private void count(ByteBuffer index, @Nullable FileChannel frames) throws IOException {
    while (index.remaining() >= IndexEntry.BYTES) {
      Optional<IndexEntry> entry = IndexEntry.decode(index);
      if (entry.isPresent()) {
        count(entry.get(), frames);
      } else {
        torn++;
      }
    }
    torn += index.hasRemaining() ? 1 : 0;
  }

  private void count(IndexEntry entry, @Nullable FileChannel frames) throws IOException {
    if (frames == null || entry.offset() + entry.length() > frames.size()) {
      cutOff.add(entry.frame());
      return;
    }
    byte[] jpeg = read(entry, frames);
    if (!entry.matches(jpeg)) {
      damaged.add(entry.frame());
      return;
    }
    whole.put(entry, ClipDigest.ofFrame(jpeg));
    hidesFrames |= torn > 0;
  }

  private static byte[] read(IndexEntry entry, FileChannel frames) throws IOException {
    ByteBuffer jpeg = ByteBuffer.allocate(entry.length());
    while (jpeg.hasRemaining() && frames.read(jpeg, entry.offset() + jpeg.position()) >= 0) {}
    return jpeg.array();
  }

  private Damage damage(Problem problem, String sentence, NavigableSet<Long> numbers) {
    return new Damage(problem, sentence.formatted(name(part.frames()), frames(numbers)));
  }

  private static String frames(NavigableSet<Long> numbers) {
    return (numbers.size() == 1 ? "frame " : "frames ")
        + FrameRange.words(FrameRange.covering(numbers));
  }

  private String places() {
    return torn == 1 ? "1 place" : torn + " places";
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
