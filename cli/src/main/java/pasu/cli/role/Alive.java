package pasu.cli.role;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A sign that a role in a container lives: a file that its event loop touches, once it is ready. An
 * image without a shell has nothing else to ask; the image names the file and runs {@link #main}.
 */
public final class Alive {

  private static final String FILE = "PASU_ALIVE";
  private static final Duration PACE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Alive() {}

  /** The check: exit status 0 where the file was touched of late. */
  public static void main(String[] arguments) {
    System.exit(isFresh(Path.of(System.getenv(FILE)), InstantSource.system().instant()) ? 0 : 1);
  }

  /** Touches the file from now on; does nothing outside an image. */
  static void show(Vertx vertx, InstantSource clock) {
    String file = System.getenv(FILE);
    if (file != null) {
      touch(Path.of(file), clock);
      vertx.setPeriodic(PACE.toMillis(), _ -> touch(Path.of(file), clock));
    }
  }

  static boolean isFresh(Path file, Instant now) {
    try {
      Instant touched = Files.getLastModifiedTime(file).toInstant();
      return Duration.between(touched, now).compareTo(PATIENCE) < 0;
    } catch (IOException e) {
      return false; // It is not ready yet.
    }
  }

  static void touch(Path file, InstantSource clock) {
    try {
      if (!Files.exists(file)) {
        Files.createFile(file);
      }
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot say that this process lives", e);
    }
  }
}
