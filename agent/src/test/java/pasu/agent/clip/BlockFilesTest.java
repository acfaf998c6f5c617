package pasu.agent.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.agent.disk.Faults;
import pasu.agent.disk.FaultyDisk;

class BlockFilesTest {

  private static final int BLOCK = BlockFiles.BLOCK;

  @TempDir Path folder;
  private final BlockFiles files = new BlockFiles();
  private final Random chance = new Random(1);

  @Test
  void beginsEachGroupAtABlockOfItsOwn() throws IOException {
    Path file = disk(new Faults()).resolve("frames");
    byte[] one = bytes(1_000);
    byte[] two = bytes(5_000);
    try (ClipFile blocks = files.create(file)) {
      assertThat(blocks.write(List.of(one, one), 0)).isEqualTo(BLOCK);
      assertThat(blocks.write(List.of(two), BLOCK)).isEqualTo(3 * BLOCK);
    }

    byte[] stored = Files.readAllBytes(folder.resolve("frames"));
    assertThat(Arrays.copyOf(stored, 2_000)).isEqualTo(joined(one, one));
    assertThat(Arrays.copyOfRange(stored, 2_000, BLOCK)).containsOnly(0);
    assertThat(Arrays.copyOfRange(stored, BLOCK, BLOCK + 5_000)).isEqualTo(two);
    assertThat(stored).hasSize(3 * BLOCK);
  }

  @Test
  void addsNothingToAGroupOfWholeBlocks() throws IOException {
    try (ClipFile blocks = files.create(disk(new Faults()).resolve("frames"))) {
      assertThat(blocks.write(List.of(bytes(BLOCK), bytes(BLOCK)), 0)).isEqualTo(2 * BLOCK);
    }
  }

  @Test
  void writesAGroupLargerThanItsBuffer() throws IOException {
    byte[] large = bytes(700_001);
    try (ClipFile blocks = files.create(disk(new Faults()).resolve("frames"))) {
      blocks.write(List.of(large, large), 0);
    }

    byte[] stored = Files.readAllBytes(folder.resolve("frames"));
    assertThat(Arrays.copyOf(stored, 2 * large.length)).isEqualTo(joined(large, large));
  }

  @Test
  void writesEndToEndWhereTheFileSystemHasNoDirectWrites() throws IOException {
    byte[] odd = bytes(1_001);
    try (ClipFile ordinary = files.create(disk(new Faults().refuseDirect()).resolve("frames"))) {
      assertThat(ordinary.write(List.of(odd, odd), 0)).isEqualTo(2_002);
      assertThat(ordinary.write(List.of(odd), 2_002)).isEqualTo(3_003);
    }

    assertThat(folder.resolve("frames")).hasBinaryContent(joined(odd, odd, odd));
  }

  @Test
  void writesTheSameToARealDisk() throws IOException {
    byte[] odd = bytes(600_001);
    Path file = folder.resolve("frames");
    try (ClipFile real = files.create(file)) {
      long next = real.write(List.of(odd), 0);
      real.write(List.of(odd), next);
      real.sync();

      byte[] stored = Files.readAllBytes(file);
      assertThat(Arrays.copyOf(stored, odd.length)).isEqualTo(odd);
      assertThat(Arrays.copyOfRange(stored, (int) next, (int) next + odd.length)).isEqualTo(odd);
    }
  }

  @Test
  void touchesNoFileThatIsThere() throws IOException {
    Path file = Files.write(folder.resolve("frames"), bytes(10));

    assertThatThrownBy(() -> files.create(file)).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasSize(10);
  }

  private Path disk(Faults faults) throws IOException {
    return new FaultyDisk(folder, faults).root();
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    chance.nextBytes(bytes);
    return bytes;
  }

  private static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }
}
