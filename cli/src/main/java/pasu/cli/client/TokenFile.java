package pasu.cli.client;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import pasu.cli.CommandFailure;

/** The file in the data folder by which commands on this machine prove who they are. */
public final class TokenFile {

  private TokenFile() {}

  /** Reads it. */
  public static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException e) {
      throw CommandFailure.usage(
          "there is no token file %s; name the one in the data folder of ./pasu up with --token-file"
              .formatted(file));
    } catch (IOException e) {
      throw CommandFailure.usage(
          "the token file %s cannot be read (%s); run this as the user who runs ./pasu up"
              .formatted(file, e.getMessage()));
    }
  }

  /** Replaces it; at no time may anybody but its owner read it. */
  public static void write(Path file, String token) throws IOException {
    Path draft =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "admin",
            ".token",
            PosixFilePermissions.asFileAttribute(Set.of(OWNER_READ, OWNER_WRITE)));
    Files.writeString(draft, token + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
