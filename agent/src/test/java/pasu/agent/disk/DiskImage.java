package pasu.agent.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a folder is on the disk, and what only in the system's memory: bytes until their file is
 * synced, names until their folder is.
 *
 * <p>A sync that fails forgets what it should have written, as Linux does: syncing again succeeds
 * and writes nothing.
 */
final class DiskImage {

  private static final int SECTOR = 512;

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Write(long position, byte[] bytes) {}

  /** A file or a folder. */
  static final class Node {
    private final boolean isFolder;
    private byte[] durable = {};
    private final List<Write> pending = new ArrayList<>();
    private Map<String, Node> durableNames = new HashMap<>();
    private final Map<String, Node> names = new HashMap<>();
    private boolean isChanged;

    Node(boolean isFolder) {
      this.isFolder = isFolder;
    }

    void write(long position, byte[] bytes) {
      pending.add(new Write(position, bytes));
    }

    /** Becomes empty; taken as durable at once, which is the harder case. */
    void truncate() {
      durable = new byte[0];
      pending.clear();
    }

    void truncate(long size) {
      durable = Arrays.copyOf(durable, (int) Math.min(size, durable.length));
      pending.removeIf(write -> write.position >= size);
    }

    void sync() {
      pending.forEach(write -> durable = apply(durable, write.position, write.bytes));
      pending.clear();
      if (isChanged) {
        durableNames = new HashMap<>(names);
      }
      isChanged = false;
    }

    void syncFailed() {
      pending.clear();
      isChanged = false;
    }

    Node child(String name) {
      return Objects.requireNonNull(names.get(name), name);
    }

    void put(String name, Node child) {
      names.put(name, child);
      isChanged = true;
    }

    void remove(String name) {
      names.remove(name);
      isChanged = true;
    }
  }

  private final Node root = new Node(true);

  /** Takes what is in the folder as durable. */
  DiskImage(Path folder) throws IOException {
    load(folder, root);
  }

  Node root() {
    return root;
  }

  /** Writes what a power cut leaves: of what was not durable nothing, or what chance wants. */
  void leave(Path target, @Nullable Random chance) throws IOException {
    leave(root, target, chance);
  }

  private static void leave(Node folder, Path target, @Nullable Random chance) throws IOException {
    Files.createDirectories(target);
    Set<String> names = new HashSet<>(folder.durableNames.keySet());
    names.addAll(folder.names.keySet());
    for (String name : names) {
      boolean isLatest = chance != null && chance.nextBoolean();
      Node node = (isLatest ? folder.names : folder.durableNames).get(name);
      if (node != null && node.isFolder) {
        leave(node, target.resolve(name), chance);
      } else if (node != null) {
        Files.write(target.resolve(name), content(node, chance));
      }
    }
  }

  private static byte[] content(Node file, @Nullable Random chance) {
    byte[] content = file.durable;
    for (Write write : file.pending) {
      if (chance != null && chance.nextBoolean()) {
        content = torn(content, write, chance);
      }
    }
    return content;
  }

  /** Some sectors of it reached the disk, often all of them. */
  private static byte[] torn(byte[] before, Write write, Random chance) {
    boolean isWhole = chance.nextBoolean();
    byte[] content = before;
    int from = 0;
    while (from < write.bytes.length) {
      int toBoundary = SECTOR - (int) ((write.position + from) % SECTOR);
      int to = Math.min(write.bytes.length, from + toBoundary);
      if (isWhole || chance.nextBoolean()) {
        content = apply(content, write.position + from, Arrays.copyOfRange(write.bytes, from, to));
      }
      from = to;
    }
    return content;
  }

  private static byte[] apply(byte[] content, long position, byte[] bytes) {
    int end = (int) position + bytes.length;
    byte[] result = end > content.length ? Arrays.copyOf(content, end) : content.clone();
    System.arraycopy(bytes, 0, result, (int) position, bytes.length);
    return result;
  }

  private static void load(Path folder, Node node) throws IOException {
    try (var children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        Node loaded = new Node(Files.isDirectory(child));
        node.put(child.getFileName().toString(), loaded);
        if (loaded.isFolder) {
          load(child, loaded);
        } else {
          loaded.write(0, Files.readAllBytes(child));
          loaded.sync();
        }
      }
    }
    node.sync();
  }
}
