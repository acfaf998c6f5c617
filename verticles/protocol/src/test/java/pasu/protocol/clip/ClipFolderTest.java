package pasu.protocol.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipFolderTest {

  @TempDir Path clips;

  @Test
  void isNamedByItsClip() {
    ClipFolder folder = ClipFolder.of(clips, "abc");

    assertThat(folder.path()).isEqualTo(clips.resolve("abc"));
    assertThat(folder.id()).isEqualTo("abc");
  }

  @Test
  void listsThePartOfEachWriterOldestFirst() throws IOException {
    ClipFolder folder = ClipFolder.of(clips, "abc");
    Files.createDirectories(folder.path());
    Files.createFile(folder.laterPart(10).index());
    Files.createFile(folder.laterPart(7).index());
    Files.createFile(folder.firstPart().index());
    Files.createFile(folder.path().resolve("frames-old.idx"));
    Files.createFile(folder.video());

    assertThat(folder.parts())
        .containsExactly(
            new ClipFolder.Part(
                folder.path().resolve("frames.mjpg"), folder.path().resolve("frames.idx")),
            folder.laterPart(7),
            folder.laterPart(10));
    assertThat(folder.parts()).extracting(ClipFolder.Part::epoch).containsExactly(0L, 7L, 10L);
  }

  @Test
  void hasNoPartsWhereThereIsNoFolder() throws IOException {
    assertThat(ClipFolder.of(clips, "abc").parts()).isEmpty();
  }

  @Test
  void removesItselfWithEverythingInIt() throws IOException {
    ClipFolder folder = ClipFolder.of(clips, "abc");
    Files.createDirectories(folder.path());
    Files.createFile(folder.document());

    folder.remove();

    assertThat(folder.path()).doesNotExist();
    assertThat(clips).isEmptyDirectory();
  }

  @Test
  void mayBeRemovedTwice() throws IOException {
    ClipFolder folder = ClipFolder.of(clips, "abc");

    folder.remove();

    assertThat(folder.path()).doesNotExist();
  }
}
