package pasu.catalog;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import pasu.catalog.Finding.Problem;
import pasu.catalog.PartInventory.Damage;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipDigest;
import pasu.protocol.clip.ClipFolder;

/** What a clip's folder really holds, every byte of its frames read once. */
final class ClipInventory {

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Line(int bytes, byte[] digest) {}

  private final ClipFolder folder;
  private final List<PartInventory> parts = new ArrayList<>();
  private final SortedMap<Long, Line> frames = new TreeMap<>();

  private ClipInventory(ClipFolder folder) {
    this.folder = folder;
  }

  static ClipInventory of(ClipFolder folder) throws IOException {
    ClipInventory inventory = new ClipInventory(folder);
    for (ClipFolder.Part part : folder.parts()) {
      inventory.add(PartInventory.of(part));
    }
    return inventory;
  }

  private void add(PartInventory part) {
    parts.add(part);
    part.whole()
        .forEach(
            (entry, digest) -> frames.putIfAbsent(entry.frame(), new Line(entry.length(), digest)));
  }

  /** How many frames are whole, each number counted once. */
  int count() {
    return frames.size();
  }

  long bytes() {
    return frames.values().stream().mapToLong(Line::bytes).sum();
  }

  /** Every number that was ever stored, whole or not. */
  NavigableSet<Long> everStored() {
    NavigableSet<Long> numbers = new TreeSet<>(frames.keySet());
    parts.forEach(part -> numbers.addAll(part.lost()));
    return numbers;
  }

  List<FrameRange> missing(FrameRange captured) {
    return captured.without(frames.keySet());
  }

  /** SHA-256 over the frames' digests, in hex; says nothing while one of the frames is missing. */
  String digest(FrameRange captured) {
    MessageDigest digest = ClipDigest.start();
    frames.subMap(captured.first(), captured.last() + 1).values().stream()
        .map(Line::digest)
        .forEach(digest::update);
    return HexFormat.of().formatHex(digest.digest());
  }

  boolean hasVideo() throws IOException {
    return Files.exists(folder.video()) && Files.size(folder.video()) > 0;
  }

  /** Whether who reads the indexes finds other frames than the whole ones. */
  boolean misleads() {
    return parts.stream().anyMatch(PartInventory::misleads);
  }

  List<Damage> damages() throws IOException {
    List<Damage> damages = new ArrayList<>(withoutIndex());
    parts.forEach(part -> damages.addAll(part.damages()));
    return damages;
  }

  void mendIndexes() throws IOException {
    for (PartInventory part : parts) {
      if (part.misleads()) {
        part.mendIndex();
      }
    }
  }

  private List<Damage> withoutIndex() throws IOException {
    List<Damage> damages = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.path(), "frames*.mjpg")) {
      for (Path file : files) {
        String index = file.getFileName().toString().replace(".mjpg", ".idx");
        if (Files.size(file) > 0 && !Files.exists(file.resolveSibling(index))) {
          damages.add(
              new Damage(
                  Problem.MISSING_FILE,
                  "%s is missing, so no frame in %s can be found"
                      .formatted(index, file.getFileName())));
        }
      }
    }
    return damages;
  }
}
