package pasu.agent.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.agent.Scenes.CLIP;
import static pasu.agent.Scenes.frame;
import static pasu.agent.clip.FrameChecks.assertStored;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.clip.ClipFolder;

class PartMergeTest {

  @TempDir Path clips;
  private ClipFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = ClipFolder.of(clips, CLIP);
    Files.createDirectories(folder.path());
  }

  @Test
  void leavesOnePairWithEveryFrame() throws IOException {
    part(1, 100, 101);
    part(2, 102);
    part(3, 101, 103);

    new PartMerge(folder, 3).run();

    assertThat(folder.parts()).containsExactly(folder.laterPart(3));
    assertThat(folder.path().toFile().list())
        .containsExactlyInAnyOrder("frames-3.mjpg", "frames-3.idx");
    assertStored(folder, 100, 101, 102, 103);
  }

  @Test
  void leavesAnOnlyPairAlone() throws IOException {
    part(1, 100);

    new PartMerge(folder, 7).run();

    assertThat(folder.parts()).containsExactly(folder.firstPart());
  }

  @Test
  void makesAPairWhereTheNewestWriterStoredNothing() throws IOException {
    part(1, 100);
    part(2, 101);

    new PartMerge(folder, 5).run();

    assertThat(folder.parts()).containsExactly(folder.laterPart(5));
    assertStored(folder, 100, 101);
  }

  @Test
  void leavesAWriterThatCameAfterItAlone() throws IOException {
    part(1, 100);
    part(2, 101);
    part(3, 102);

    new PartMerge(folder, 2).run();

    assertThat(folder.parts()).containsExactly(folder.laterPart(2), folder.laterPart(3));
    assertStored(folder, 100, 101, 102);
  }

  @Test
  void goesOnWhereACrashCutItShort() throws IOException {
    part(1, 100);
    part(2, 101);
    byte[] first = Files.readAllBytes(folder.firstPart().index());
    new PartMerge(folder, 2).run();
    Files.write(folder.firstPart().index(), first);

    new PartMerge(folder, 2).run();

    assertThat(folder.parts()).containsExactly(folder.laterPart(2));
    assertStored(folder, 100, 101);
  }

  @Test
  void writesOverTheEntryThatACrashTore() throws IOException {
    part(1, 100);
    part(2, 101, 102);
    byte[] index = Files.readAllBytes(folder.laterPart(2).index());
    Files.write(folder.laterPart(2).index(), Arrays.copyOf(index, index.length - 5));

    new PartMerge(folder, 2).run();

    assertStored(folder, 100, 101);
  }

  @Test
  void keepsEveryPairWhenAFrameCannotBeRead() throws IOException {
    part(1, 100, 101);
    part(2, 102);
    Files.write(folder.firstPart().frames(), new byte[9], StandardOpenOption.WRITE);

    assertThatThrownBy(() -> new PartMerge(folder, 2).run()).hasMessageContaining("damaged");
    assertThat(folder.parts()).hasSize(2);
  }

  private void part(long epoch, long... numbers) throws IOException {
    try (PartWriter writer = new PartWriter(folder, epoch, ChannelFile::create)) {
      for (long number : numbers) {
        writer.add(frame(number));
      }
      writer.sync();
    }
  }
}
