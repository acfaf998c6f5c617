package pasu.cli.role;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.database.DatabaseOptions;

/**
 * The data folder: {@code pasu.db}, {@code clips/}, {@code spool/}, {@code admin.token}, {@code
 * tls/}, {@code format}, {@code id}, and {@code lock}, which one process at a time holds, or
 * several control planes that keep the truth in a database elsewhere.
 */
public final class PasuFolder implements AutoCloseable {

  /** What this Pasu writes, and the newest it reads. */
  static final int FORMAT = 1;

  private static final String FORMAT_FILE = "format";
  private static final String NODES_FILE = "nodes";
  private static final String ID_FILE = "id";
  private static final Set<String> OURS =
      Set.of(
          "pasu.db",
          "clips",
          "spool",
          "admin.token",
          FORMAT_FILE,
          "lock",
          "tls",
          NODES_FILE,
          ID_FILE);

  private final Path path;
  private final FileChannel lock;

  private PasuFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Refuses a folder that cannot be used; changes nothing.
   *
   * @throws CommandFailure in one sentence
   */
  public static void check(Path path) {
    Path present = path.toAbsolutePath().normalize();
    while (!Files.exists(present) && present.getParent() != null) {
      present = present.getParent();
    }
    if (!Files.isDirectory(present)) {
      throw refused(path, "%s is a file; choose a folder with --data".formatted(present));
    }
    if (!Files.isWritable(present)) {
      throw refused(path, "%s may not be written; choose another with --data".formatted(present));
    }
    checkContent(path);
  }

  /**
   * Opens it, creating it where there is none.
   *
   * @throws CommandFailure in one sentence, also when another process has it open
   */
  public static PasuFolder open(Path path) {
    return open(path, false);
  }

  /**
   * Opens it together with other control planes, which keep the truth elsewhere.
   *
   * @throws CommandFailure in one sentence, also when another process has it open for itself
   */
  static PasuFolder openShared(Path path) {
    return open(path, true);
  }

  private static PasuFolder open(Path path, boolean shared) {
    check(path);
    try {
      Files.createDirectories(path.resolve("clips"));
      PasuFolder folder = new PasuFolder(path, lock(path, shared));
      folder.writeFormat();
      return folder;
    } catch (IOException e) {
      throw refused(path, "%s; choose another with --data".formatted(e));
    }
  }

  /**
   * Opens one that a Pasu has made before.
   *
   * @throws CommandFailure in one sentence, also when there is none
   */
  public static PasuFolder openPresent(Path path) {
    if (!Files.exists(path.resolve(FORMAT_FILE))) {
      throw refused(path, "no Pasu ever used it; name the folder of ./pasu up with --data");
    }
    return open(path);
  }

  public Path path() {
    return path;
  }

  /** The SQLite file, where no other database was chosen. */
  public DatabaseOptions database() {
    return DatabaseOptions.in(path);
  }

  /** The folder with one folder per clip. */
  public Path clips() {
    return path.resolve("clips");
  }

  /** The folder where the edges' clips wait. */
  public static Path spool(Path data) {
    return data.resolve("spool");
  }

  /** The folder with the certificate that was made here. */
  public static Path tls(Path data) {
    return data.resolve("tls");
  }

  public Path tokenFile() {
    return path.resolve("admin.token");
  }

  /** What tells it from other data folders, 36 characters; drawn at its first use. */
  String id() throws IOException {
    Path file = path.resolve(ID_FILE);
    if (!Files.exists(file)) {
      Path draft = Files.writeString(path.resolve(ID_FILE + ".new"), UUID.randomUUID().toString());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file).strip();
  }

  /** Where a control plane remembers the other nodes of its cluster. */
  Path acquaintances() {
    return path.resolve(NODES_FILE);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // The lock ends with the process.
    }
  }

  private static void checkContent(Path path) {
    Path format = path.resolve(FORMAT_FILE);
    try {
      if (Files.exists(format)) {
        checkFormat(path, Files.readString(format).strip());
      } else if (Files.exists(path)) {
        checkNothingForeign(path);
      }
    } catch (IOException e) {
      throw refused(path, "%s; choose another with --data".formatted(e));
    }
  }

  private static void checkFormat(Path path, String format) {
    if (!format.matches("\\d{1,6}") || Integer.parseInt(format) < 1) {
      throw refused(
          path,
          "its file format says \"%s\", which is no number; choose another with --data"
              .formatted(format));
    }
    if (Integer.parseInt(format) > FORMAT) {
      throw refused(
          path,
          "it has format %s, but this Pasu knows none above %d; use a newer Pasu"
              .formatted(format, FORMAT));
    }
  }

  private static void checkNothingForeign(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      String foreign =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !OURS.contains(name))
              .findAny()
              .orElse(null);
      if (foreign != null) {
        throw refused(
            path,
            "it holds \"%s\", which is not Pasu's; choose an empty or a new folder with --data"
                .formatted(foreign));
      }
    }
  }

  private static FileChannel lock(Path path, boolean shared) throws IOException {
    FileChannel channel = FileChannel.open(path.resolve("lock"), CREATE, READ, WRITE);
    if (!tryLock(channel, shared)) {
      channel.close();
      throw refused(path, "another Pasu uses it; stop that one, or choose another with --data");
    }
    return channel;
  }

  private static boolean tryLock(FileChannel channel, boolean shared) throws IOException {
    try {
      return channel.tryLock(0, Long.MAX_VALUE, shared) != null;
    } catch (OverlappingFileLockException e) {
      return false; // This very process has it.
    }
  }

  private void writeFormat() throws IOException {
    Files.writeString(path.resolve(FORMAT_FILE), FORMAT + "\n");
  }

  private static CommandFailure refused(Path path, @Nullable String why) {
    return CommandFailure.usage("data folder %s cannot be used: %s".formatted(path, why));
  }
}
