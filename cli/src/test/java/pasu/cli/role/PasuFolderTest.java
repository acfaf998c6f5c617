package pasu.cli.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.cli.CommandFailure;

class PasuFolderTest {

  @TempDir private Path temporary;

  @Test
  void isMadeWhereThereIsNone() {
    Path path = temporary.resolve("a/b");

    try (PasuFolder folder = PasuFolder.open(path)) {
      assertThat(folder.clips()).isDirectory();
      assertThat(path.resolve("format")).hasContent("1");
    }
  }

  @Test
  void isOpenedAgain() {
    PasuFolder.open(temporary).close();

    assertThatCode(() -> PasuFolder.open(temporary).close()).doesNotThrowAnyException();
  }

  @Test
  void isNotSharedByTwo() {
    try (PasuFolder _ = PasuFolder.open(temporary)) {
      assertThatThrownBy(() -> PasuFolder.open(temporary))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining(temporary.toString())
          .hasMessageContaining("another Pasu uses it");
    }
  }

  @Test
  void isNotReadWhenANewerPasuWroteIt() throws IOException {
    Files.writeString(temporary.resolve("format"), "7\n");

    assertThatThrownBy(() -> PasuFolder.open(temporary))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("format 7")
        .hasMessageContaining("use a newer Pasu");
    assertThat(temporary.resolve("lock")).doesNotExist();
  }

  @Test
  void isNotGuessedFromABrokenFormat() throws IOException {
    Files.writeString(temporary.resolve("format"), "new\n");

    assertThatThrownBy(() -> PasuFolder.check(temporary)).hasMessageContaining("\"new\"");
  }

  @Test
  void isNotSomebodyElsesFolder() throws IOException {
    Files.writeString(temporary.resolve("thesis.odt"), "");

    assertThatThrownBy(() -> PasuFolder.open(temporary))
        .hasMessageContaining("thesis.odt")
        .hasMessageContaining("--data");
    assertThat(temporary.resolve("clips")).doesNotExist();
  }

  @Test
  void isNotAFile() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    assertThatThrownBy(() -> PasuFolder.check(file.resolve("below")))
        .hasMessageContaining(file + " is a file");
  }

  @Test
  void isRefusedWhereNothingCanBeMade() {
    assertThatThrownBy(() -> PasuFolder.open(Path.of("/proc/pasu")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("/proc")
        .hasMessageContaining("--data");
  }
}
