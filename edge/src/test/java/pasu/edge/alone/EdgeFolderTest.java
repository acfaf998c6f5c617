package pasu.edge.alone;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.edge.link.EdgeIdentity;
import pasu.edge.link.SecretFile;
import pasu.protocol.KeyPin;

class EdgeFolderTest {

  private static final EdgeIdentity GATE =
      new EdgeIdentity("gate", "s3cret", URI.create("http://pasu.lan:8080"), null);

  @TempDir Path folder;

  @Test
  void isUsedByOneEdgeAtATime() {
    try (EdgeFolder _ = EdgeFolder.open(folder)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> EdgeFolder.open(folder))
          .withMessageContaining("another edge uses " + folder);
    }
    EdgeFolder.open(folder).close();
  }

  @Test
  void isNotTheServersFolder() throws IOException {
    Files.createFile(folder.resolve("pasu.db"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> EdgeFolder.open(folder))
        .withMessageContaining(folder + " is the data folder of ./pasu up");
  }

  @Test
  void cannotBeMadeBelowAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> EdgeFolder.create(file.resolve("edge")))
        .withMessageContaining("cannot be made")
        .withMessageContaining("choose another");
  }

  @Test
  void knowsWhoseSecretItHolds() throws IOException {
    new SecretFile(folder).write(GATE);

    assertThat(EdgeFolder.identity(folder).camera()).isEqualTo("gate");
    assertThat(EdgeFolder.identity(folder, "gate").secret()).isEqualTo("s3cret");
  }

  @Test
  void refusesAnotherCamerasSecret() throws IOException {
    new SecretFile(folder).write(GATE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> EdgeFolder.identity(folder, "yard"))
        .withMessageContaining("is camera gate's, but this edge is to be yard's");
  }

  @Test
  void saysHowToComeToASecret() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EdgeFolder.identity(folder))
        .withMessageContaining("there is no secret in " + folder)
        .withMessageContaining("./pasu cameras add NAME");
  }

  @Test
  void keepsTheServersKeyForItsOwnerAlone() throws IOException {
    EdgeIdentity pinned =
        new EdgeIdentity(
            "gate",
            "s3cret",
            URI.create("https://10.0.0.7:8443"),
            new KeyPin("sha256/XV+x2rv+IWav1yMKWAhBWLFu/cHME1k0SSs0bNLb4dc="));
    new SecretFile(folder).write(pinned);

    assertThat(EdgeFolder.identity(folder)).isEqualTo(pinned);
    assertThat(Files.getPosixFilePermissions(folder.resolve("edge.secret")))
        .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    assertThat(pinned.toString()).doesNotContain("s3cret");
  }
}
