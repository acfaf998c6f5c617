package pasu.agent.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskTest {

  private static final String CLIP = "c";

  private final SmallDisk space = new SmallDisk(100_000);
  private final Disk disk = space.disk(4_000);

  @Test
  void isFullBelowItsReserve() {
    space.leave(4_000);
    assertThat(disk.condition().isFull()).isFalse();
    space.leave(3_000);

    assertThat(disk.condition().isFull()).isTrue();
    assertThat(disk.condition().lackingBytes()).isEqualTo(1_000 + 1_000);
  }

  @Test
  void keepsNoMoreThanATenthOfADiskInReserve() {
    Disk greedy = space.disk(1L << 40);

    assertThat(greedy.condition().wantedBytes()).isEqualTo(10_000);
  }

  @Test
  void leavesTheLastOfTheReserveToTheDatabase() {
    space.leave(1_000);
    assertThatCode(disk::refuseWhenFull).doesNotThrowAnyException();
    space.leave(999);

    assertThatThrownBy(disk::refuseWhenFull).hasMessageContaining("999 bytes are free");
  }

  @ParameterizedTest
  @ValueSource(strings = {"No space left on device", "Disk quota exceeded"})
  void believesASystemThatCallsItFull(String words) {
    disk.failed(CLIP, new FileSystemException("frames.mjpg", null, words));

    assertThat(disk.condition().isFull()).isTrue();
    assertThat(disk.condition().lackingBytes()).isPositive();
  }

  @Test
  void isFailingWhenItRefusesAlthoughThereIsRoom() {
    disk.failed(CLIP, new IOException("Read-only file system"));

    assertThat(disk.condition().isFailing()).isTrue();
    assertThat(disk.condition().failure()).contains("Read-only file system");
  }

  @Test
  void isFailingWhenItCannotEvenSayHowFullItIs() {
    space.fail(true);

    assertThat(disk.condition().isFailing()).isTrue();
    assertThat(disk.condition().isFull()).isFalse();
  }

  @Test
  void isWellOnceEveryClipCanBeWrittenAgain() {
    disk.failed(CLIP, new IOException("Input/output error"));
    disk.failed("d", new IOException("Input/output error"));
    disk.worked(CLIP);
    assertThat(disk.condition().isFailing()).isTrue();
    disk.worked("d");

    assertThat(disk.condition().isFailing()).isFalse();
  }

  @Test
  void tellsOfTroubleOnceForEachClip() {
    AtomicInteger told = new AtomicInteger();
    disk.onTrouble(told::incrementAndGet);

    disk.failed(CLIP, new IOException("Input/output error"));
    disk.failed(CLIP, new IOException("Input/output error"));

    assertThat(told).hasValue(1);
  }
}
