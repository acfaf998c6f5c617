package pasu.cli.edge;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import pasu.cli.CommandFailure;
import pasu.edge.link.SecretFile;
import pasu.protocol.AccessMessage.Enrolled;

/** An edge's data folder: {@code edge.secret}, {@code spool/}, and {@code lock}. */
final class EdgeFolder implements AutoCloseable {

  private final Path path;
  private final FileChannel lock;

  private EdgeFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes it where there is none.
   *
   * @throws CommandFailure in one sentence
   */
  static void create(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw CommandFailure.usage(
          "the folder %s cannot be made (%s); choose another with --data".formatted(path, e));
    }
    if (!Files.isWritable(path)) {
      throw CommandFailure.usage(
          "the folder %s may not be written; choose another with --data".formatted(path));
    }
    if (Files.exists(path.resolve("pasu.db"))) {
      throw CommandFailure.usage(
          "%s is the data folder of ./pasu up; choose another for the edge with --data"
              .formatted(path));
    }
  }

  /**
   * Opens it, for one process at a time.
   *
   * @throws CommandFailure in one sentence
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
      throw CommandFailure.usage("%s cannot be locked: %s".formatted(path, e));
    }
    throw CommandFailure.usage(
        "another edge uses %s; stop that one, or choose another with --data".formatted(path));
  }

  /**
   * The secret of a camera.
   *
   * @throws CommandFailure in one sentence, where there is none, or one of another camera
   */
  static Enrolled secret(Path path, String camera) {
    try {
      Enrolled enrolled =
          new SecretFile(path)
              .read()
              .orElseThrow(
                  () ->
                      CommandFailure.usage(
                          "there is no secret in %s yet: get a code with ./pasu cameras add %s, then run ./pasu edge enrol CODE --data %s --server URL"
                              .formatted(path, camera, path)));
      if (!enrolled.camera().equals(camera)) {
        throw CommandFailure.usage(
            "the secret in %s is camera %s's, but --camera names %s; name %s, or enrol again"
                .formatted(path, enrolled.camera(), camera, enrolled.camera()));
      }
      return enrolled;
    } catch (IOException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
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
