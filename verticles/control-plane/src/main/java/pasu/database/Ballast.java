package pasu.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that gives its room to the database when the disk is full: without any, not even a removal
 * can be written (ADR 15). Thread-safe.
 */
final class Ballast {

  private static final Logger log = LoggerFactory.getLogger(Ballast.class);

  /** The removal of hundreds of clips. */
  private static final int BYTES = 2 << 20;

  private final Path file;

  Ballast(Path database) {
    this.file = database.resolveSibling(database.getFileName() + ".ballast");
  }

  /** Lays it in where it is not, or not whole; where there is no room for it, there is none. */
  synchronized void take() {
    try {
      if (!Files.exists(file) || Files.size(file) < BYTES) {
        byte[] bytes = new byte[BYTES];
        new Random(BYTES).nextBytes(bytes); // Takes room on a file system that compresses, too.
        Files.write(file, bytes);
      }
    } catch (IOException full) {
      log.debug("no ballast file={} error={}", file, full.toString());
      drop();
    }
  }

  /** Gives its room up; false when there was none. */
  synchronized boolean drop() {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException failure) {
      log.warn("ballast stays file={} error={}", file, failure.toString());
      return false;
    }
  }
}
