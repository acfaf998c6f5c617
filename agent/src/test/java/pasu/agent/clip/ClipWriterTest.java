package pasu.agent.clip;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static pasu.agent.Scenes.detected;
import static pasu.agent.Scenes.manifest;
import static pasu.agent.Scenes.terms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.agent.Scenes;
import pasu.agent.clip.DiskSpace.Room;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.frame.Frame;

class ClipWriterTest {

  private static final long QUEUE = 4L << 20;
  private static final ClipOptions OPTIONS =
      new ClipOptions(
          QUEUE,
          Duration.ofMillis(5),
          Duration.ofMillis(5),
          1_000,
          1,
          320,
          1L << 20,
          Duration.ofMinutes(1));

  @TempDir Path clips;
  private final Disk disk = new Disk(() -> new Room(1L << 40, 1L << 40), 1L << 20);
  private final ClipWriter writer = new ClipWriter("test", OPTIONS, disk, System::nanoTime);
  private final AwaitedClip told = new AwaitedClip();
  private final CountDownLatch diskWorks = new CountDownLatch(1);

  @AfterEach
  void stop() throws Exception {
    diskWorks.countDown();
    writer.stop().await(60, SECONDS);
  }

  @Test
  void commitsWhatItWasGiven() throws Exception {
    ClipRecorder clip = recorder(Scenes.CLIP, ChannelFile::create);
    writer.offer(clip, Scenes.frame(100));
    writer.manifest(clip, manifest(7, 100, 100));

    assertThat(told.committed().await(60, SECONDS)).isTrue();
  }

  @Test
  void refusesFramesWhileTooMuchWaitsForTheDisk() {
    ClipRecorder clip = recorder(Scenes.CLIP, this::createSlowly);

    int taken = 0;
    while (taken < 1_000 && writer.offer(clip, large(100 + taken))) {
      taken++;
    }

    assertThat(taken).isEqualTo(3);
  }

  @Test
  void takesFramesAgainOnceTheDiskHasCaughtUp() throws Exception {
    ClipRecorder clip = recorder(Scenes.CLIP, this::createSlowly);
    long first = 100;
    while (writer.offer(clip, large(first))) {
      first++;
    }
    diskWorks.countDown();
    writer.end(clip);

    assertThat(told.committed().await(60, SECONDS)).isTrue();
    assertThat(writer.offer(clip, large(first))).isTrue();
  }

  @Test
  void keepsTryingWhileTheDiskFails() throws Exception {
    AtomicBoolean failed = new AtomicBoolean();
    ClipRecorder clip =
        recorder(
            Scenes.CLIP,
            path -> {
              if (failed.compareAndSet(false, true)) {
                throw new IOException("No space left on device");
              }
              return ChannelFile.create(path);
            });
    writer.offer(clip, Scenes.frame(100));
    writer.manifest(clip, manifest(7, 100, 100));

    assertThat(told.committed().await(60, SECONDS)).isTrue();
  }

  @Test
  void recordsOtherClipsWhileOneFails() throws Exception {
    ClipRecorder broken =
        recorder(
            "ffffffffffffffffffffffffffffffff",
            path -> {
              throw new IllegalStateException("broken disk");
            });
    ClipRecorder clip = recorder(Scenes.CLIP, ChannelFile::create);
    writer.offer(broken, Scenes.frame(100));
    writer.offer(clip, Scenes.frame(100));
    writer.manifest(clip, manifest(7, 100, 100));

    assertThat(told.committed().await(60, SECONDS)).isTrue();
  }

  @Test
  void writesWhatWaitsBeforeItStops() throws Exception {
    ClipRecorder clip = recorder(Scenes.CLIP, ChannelFile::create);
    writer.offer(clip, Scenes.frame(100));
    writer.end(clip);
    writer.stop().await(60, SECONDS);

    assertThat(told.committed().getCount()).isZero();
  }

  private static Frame large(long number) {
    return new Frame(number, number, new byte[1 << 20]);
  }

  private ClipFile createSlowly(Path path) throws IOException {
    ClipFile file = ChannelFile.create(path);
    return new ClipFile() {
      @Override
      public void write(ByteBuffer bytes, long position) throws IOException {
        file.write(bytes, position);
      }

      @Override
      public void sync() throws IOException {
        try {
          diskWorks.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }

      @Override
      public void cut(long bytes) throws IOException {
        file.cut(bytes);
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }

  private ClipRecorder recorder(String id, ClipFile.Files files) {
    return new ClipRecorder(
        new ClipOrder(terms("yard", 1), detected("yard", id, 7)),
        ClipFolder.of(clips, id),
        files,
        writer.budget(),
        told);
  }
}
