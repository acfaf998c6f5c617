package pasu.edge.link;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import pasu.protocol.BusMessages;

/**
 * Whose edge this is, what proves it, and by what it knows its server: one file, which only its
 * owner may read.
 */
public final class SecretFile {

  private static final String NAME = "edge.secret";

  private final Path path;

  public SecretFile(Path folder) {
    this.path = folder.resolve(NAME);
  }

  /**
   * What it holds; nothing where there is none.
   *
   * @throws IOException in one sentence, when it cannot be read or holds something else
   */
  public Optional<EdgeIdentity> read() throws IOException {
    try {
      return Optional.of(BusMessages.fromJson(Files.readString(path), EdgeIdentity.class));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException("%s is damaged; enrol the edge again".formatted(path), e);
    } catch (IOException e) {
      throw new IOException("%s cannot be read (%s)".formatted(path, e), e);
    }
  }

  /** Replaces it; at no time may anybody but its owner read it. */
  public void write(EdgeIdentity identity) throws IOException {
    Path draft =
        Files.createTempFile(
            path.toAbsolutePath().getParent(),
            "edge",
            ".draft",
            PosixFilePermissions.asFileAttribute(Set.of(OWNER_READ, OWNER_WRITE)));
    try {
      Files.writeString(draft, BusMessages.toJson(identity) + "\n");
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
