package pasu.agent.clip;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static pasu.agent.Scenes.CLIP;
import static pasu.agent.Scenes.detected;
import static pasu.agent.Scenes.frame;
import static pasu.agent.Scenes.manifest;
import static pasu.agent.Scenes.terms;
import static pasu.agent.clip.FrameChecks.assertStored;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.clip.ClipFolder;

/** A clip on a disk of ten thousand bytes; each of its frames has about a thousand. */
class FullDiskTest {

  private static final long RESERVE = 1_000; // A quarter of it is not for frames.
  private static final ClipOptions OPTIONS =
      new ClipOptions(
          4L << 20,
          Duration.ofMillis(5),
          Duration.ofMillis(5),
          1_000,
          1,
          320,
          RESERVE,
          Duration.ofMinutes(1));

  @TempDir Path clips;
  private final SmallDisk small = new SmallDisk(10_000);
  private final Disk disk = small.disk(RESERVE);
  private final ClipWriter writer = new ClipWriter("test", OPTIONS, disk, System::nanoTime);
  private final AwaitedClip told = new AwaitedClip();
  private final CountDownLatch trouble = new CountDownLatch(1);

  @AfterEach
  void stop() throws Exception {
    writer.stop().await(60, SECONDS);
  }

  @Test
  void goesOnFromTheFrameThatFoundNoRoomOnceThereIsSome() throws Exception {
    disk.onTrouble(trouble::countDown);
    ClipRecorder clip = recorder();
    small.leave(2_500);
    offer(clip, 100, 103);
    writer.manifest(clip, manifest(7, 100, 103));
    assertThat(trouble.await(60, SECONDS)).isTrue();
    assertThat(disk.condition().isFull()).isTrue();
    small.leave(9_000);

    assertThat(told.committed().await(60, SECONDS)).isTrue();
    assertStored(ClipFolder.of(clips, CLIP), 100, 101, 102, 103);
  }

  @Test
  void callsNoFrameDurableWhileThereIsNoRoom() throws Exception {
    disk.onTrouble(trouble::countDown);
    ClipRecorder clip = recorder();
    small.leave(RESERVE / 4 - 1);
    offer(clip, 100, 100);

    assertThat(trouble.await(60, SECONDS)).isTrue();
    assertThat(told.durable()).isEmpty();
    assertThat(small.measure().usableBytes()).isEqualTo(RESERVE / 4 - 1);
    small.leave(9_000);
  }

  @Test
  void commitsAClipThatNeedsNoMoreRoom() throws Exception {
    ClipRecorder clip = recorder();
    offer(clip, 100, 100);
    assertThat(told.durable().poll(60, SECONDS)).isEqualTo(100);
    small.leave(0);
    writer.manifest(clip, manifest(7, 100, 100));

    assertThat(told.committed().await(60, SECONDS)).isTrue();
  }

  private void offer(ClipRecorder clip, long first, long last) {
    for (long number = first; number <= last; number++) {
      assertThat(writer.offer(clip, frame(number))).isTrue();
    }
  }

  private ClipRecorder recorder() {
    return new ClipRecorder(
        new ClipOrder(terms("yard", 1), detected("yard")),
        ClipFolder.of(clips, CLIP),
        new SmallFiles(),
        writer.budget(),
        told);
  }

  private final class SmallFiles implements ClipFile.Files {
    @Override
    public ClipFile create(Path path) throws IOException {
      return small.create(path);
    }

    @Override
    public void refuseWhenFull() throws IOException {
      disk.refuseWhenFull();
    }
  }
}
