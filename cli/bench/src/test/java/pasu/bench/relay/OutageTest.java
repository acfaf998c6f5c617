package pasu.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.edge.spool.Found;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.StreamMessage.Detected;

/** An edge that has no agent for longer than its memory lasts, over real sockets. */
class OutageTest {

  private static final int CLIPS = 4;
  private static final int FRAME_BYTES = 50_000;
  private static final long MEMORY = 4L * 1024 * 1024;
  private static final long SECONDS = 120;

  @TempDir private Path disk;
  private final Semaphore saved = new Semaphore(0);
  private DelayedDelivery delivery;

  @BeforeEach
  void start() throws IOException {
    UplinkOptions options =
        new UplinkOptions(
            "yard",
            MEMORY,
            5_000_000,
            20_000_000,
            1 << 20,
            1 << 20,
            System::nanoTime,
            InstantSource.system());
    delivery =
        new DelayedDelivery(
            disk.resolve("spool"),
            CLIPS,
            FRAME_BYTES,
            options,
            spool -> new CountingSpool(spool, saved));
  }

  @AfterEach
  void stop() {
    delivery.close();
  }

  @Test
  void deliversThreeTimesItsMemoryOnceThereIsAnAgent() throws Exception {
    captureAll();

    deliver();

    delivery.assertEverythingArrived();
  }

  @Test
  void deliversWhatAnEdgeBeforeItLeftBehind() throws Exception {
    captureAll();

    delivery.restartEdge();

    assertThat(delivery.uplink().past().clips()).containsExactlyElementsOf(delivery.clips);
    deliver();
    delivery.assertEverythingArrived();
  }

  @Test
  void deliversWhatLiesOnADiskThatCameAfterTheStartAndWhatWasDetectedMeanwhile() throws Exception {
    List<Detected> before = delivery.clips.subList(0, CLIPS - 1);
    capture(before);
    delivery.endEdge();
    Path folder = disk.resolve("spool");
    Path elsewhere = Files.move(folder, disk.resolve("elsewhere"));
    Files.createFile(folder);
    delivery.startEdge();
    delivery.capture(delivery.clips.getLast());
    Files.delete(folder);
    Files.move(elsewhere, folder);

    assertThat(lateClips()).extracting(Found::detected).containsExactlyElementsOf(before);
    deliver();
    delivery.assertEverythingArrived();
  }

  @Test
  void leavesNothingOnTheDiskOnceEverythingIsAcknowledged() throws Exception {
    captureAll();

    deliver();
    delivery.endEdge();

    assertThat(disk.resolve("spool")).isEmptyDirectory();
  }

  private void captureAll() throws InterruptedException {
    capture(delivery.clips);
  }

  /** As slowly as the disk is: a camera is never faster. */
  private void capture(List<Detected> clips) throws InterruptedException {
    for (Detected clip : clips) {
      delivery.capture(clip);
      assertThat(saved.tryAcquire(DelayedDelivery.FRAMES, SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** An edge looks each second; here it has nothing else to do. */
  private List<Found> lateClips() {
    List<Found> late = List.of();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (late.isEmpty() && System.nanoTime() < end) {
      delivery.uplink().alarms();
      late = delivery.uplink().findMore(_ -> true);
    }
    return late;
  }

  private void deliver() throws InterruptedException {
    delivery.deliver(delivery.receiver.port());
    delivery.archive.awaitEverything();
  }
}
