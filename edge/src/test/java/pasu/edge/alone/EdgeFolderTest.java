package pasu.edge.alone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.edge.link.SecretFile;
import pasu.protocol.AccessMessage.Enrolled;

class EdgeFolderTest {

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
    new SecretFile(folder).write(new Enrolled("gate", "s3cret"));

    assertThat(EdgeFolder.secret(folder).camera()).isEqualTo("gate");
    assertThat(EdgeFolder.secret(folder, "gate").secret()).isEqualTo("s3cret");
  }

  @Test
  void refusesAnotherCamerasSecret() throws IOException {
    new SecretFile(folder).write(new Enrolled("gate", "s3cret"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> EdgeFolder.secret(folder, "yard"))
        .withMessageContaining("is camera gate's, but this edge is to be yard's");
  }

  @Test
  void saysHowToComeToASecret() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EdgeFolder.secret(folder))
        .withMessageContaining("there is no secret in " + folder)
        .withMessageContaining("./pasu cameras add NAME");
  }
}
