package pasu.protocol.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.Cause;
import pasu.protocol.Clip;
import pasu.protocol.FrameRange;

class ClipDocumentTest {

  private static final Clip CLIP =
      new Clip(
          "0123456789abcdef0123456789abcdef",
          "yard",
          "home",
          3,
          Cause.MOTION,
          Instant.parse("2026-11-01T12:00:05Z"),
          Instant.parse("2026-11-01T12:00:00Z"),
          35_000,
          524,
          1,
          Clip.State.FINISHING,
          1_000_000,
          false);

  private static final ClipDocument DOCUMENT =
      new ClipDocument(
          1, CLIP, 7L, new FrameRange(7, 531), "00ff", List.of(new FrameRange(9, 9)), 3L);

  @TempDir Path clips;
  private ClipFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = ClipFolder.of(clips, CLIP.id());
    Files.createDirectories(folder.path());
  }

  @Test
  void readsWhatItWrote() throws IOException {
    DOCUMENT.write(folder);

    assertThat(ClipDocument.read(folder)).isEqualTo(DOCUMENT);
  }

  @Test
  void readsADocumentFromBeforeTheManifest() throws IOException {
    ClipDocument early = new ClipDocument(1, CLIP, null, null, List.of());
    early.write(folder);

    assertThat(ClipDocument.read(folder)).isEqualTo(early);
  }

  @Test
  void replacesTheFileAndLeavesNoDraft() throws IOException {
    DOCUMENT.write(folder);
    DOCUMENT.with(CLIP.withState(Clip.State.READY), List.of()).write(folder);

    assertThat(ClipDocument.read(folder).clip().state()).isEqualTo(Clip.State.READY);
    assertThat(folder.path().toFile().list()).containsExactly("clip.json");
  }

  @Test
  void refusesADocumentOfANewerPasu() {
    assertThatThrownBy(() -> new ClipDocument(2, CLIP, null, null, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 2")
        .hasMessageContaining("use a newer one");
  }

  @Test
  void saysWhatIsWrongWithAFileThatIsNone() throws IOException {
    Files.writeString(folder.document(), "{\"version\":1");

    assertThatThrownBy(() -> ClipDocument.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a ClipDocument");
  }
}
