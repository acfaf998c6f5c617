package pasu.edge.alone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import pasu.edge.link.EdgeIdentity;
import pasu.edge.link.SecretFile;

/** An edge's data folder: {@code edge.secret}, {@code spool/}, and {@code lock}. */
public final class EdgeFolder implements AutoCloseable {

  private final Path path;
  private final FileChannel lock;

  private EdgeFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes it where there is none.
   *
   * @throws IllegalArgumentException in one sentence
   */
  public static void create(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the folder %s cannot be made (%s); choose another".formatted(path, e));
    }
    if (!Files.isWritable(path)) {
      throw new IllegalArgumentException(
          "the folder %s may not be written by this user; choose another".formatted(path));
    }
    if (Files.exists(path.resolve("pasu.db"))) {
      throw new IllegalArgumentException(
          "%s is the data folder of ./pasu up; choose another for the edge".formatted(path));
    }
  }

  /**
   * Opens it, for one process at a time.
   *
   * @throws IllegalArgumentException in one sentence
   */
  static EdgeFolder open(Path path) {
    create(path);
    try {
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel)) {
        return new EdgeFolder(path, channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new IllegalArgumentException("%s cannot be locked: %s".formatted(path, e));
    }
    throw new IllegalArgumentException(
        "another edge uses %s; stop that one, or choose another folder".formatted(path));
  }

  /**
   * Who its edge is.
   *
   * @throws IllegalArgumentException in one sentence, where there is none that can be read
   */
  public static EdgeIdentity identity(Path path) {
    return enrolled(path).orElseThrow(() -> noSecret(path));
  }

  /**
   * The same, where it may not be enrolled yet.
   *
   * @throws IllegalArgumentException in one sentence, where it cannot be read
   */
  public static Optional<EdgeIdentity> enrolled(Path path) {
    try {
      return new SecretFile(path).read();
    } catch (IOException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }

  private static IllegalArgumentException noSecret(Path path) {
    return new IllegalArgumentException(
        "there is no secret in %s yet: get a code with ./pasu cameras add NAME, then enrol this edge with it"
            .formatted(path));
  }

  /**
   * Who the edge of a camera is.
   *
   * @throws IllegalArgumentException in one sentence, where there is none, or one of another camera
   */
  public static EdgeIdentity identity(Path path, String camera) {
    EdgeIdentity identity = identity(path);
    if (!identity.camera().equals(camera)) {
      throw new IllegalArgumentException(
          "the secret in %s is camera %s's, but this edge is to be %s's; name %s, or enrol again"
              .formatted(path, identity.camera(), camera, identity.camera()));
    }
    return identity;
  }

  Path spool() {
    return path.resolve("spool");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // The lock ends with the process.
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // This very process has it.
    }
  }
}
