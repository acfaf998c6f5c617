package pasu.bench;

import io.vertx.core.eventbus.DeliveryContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import pasu.cli.CommandFailure;
import pasu.cli.role.Door;
import pasu.cli.up.OneMachine;
import pasu.cli.up.UpSettings;
import pasu.edge.CameraSpec;
import pasu.protocol.Addresses;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.Bus;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipReady;
import pasu.protocol.ClipMessage.ClipRemoved;
import pasu.protocol.ClipMessage.ClipStarted;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.clip.ClipFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a full disk costs: some clips are recorded, then something else fills their disk to the last
 * byte, the database's too, while one more is recorded.
 */
@Command(
    name = "disk-full",
    description = "Fills the disk while a clip is recorded: the longest pause, the alarm. As root.",
    footerHeading = "%nExamples:%n",
    footer = "  sudo ./pasu bench disk-full")
final class DiskFullBench extends Bench {

  private static final Duration CLIP = Duration.ofSeconds(10);
  private static final Duration PRE_ROLL = Duration.ofSeconds(1);
  private static final int DISK_MEBIBYTES = 96;
  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_MILLIS = 2;

  private final BlockingQueue<Clip> started = new LinkedBlockingQueue<>();
  private final BlockingQueue<Clip> ready = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> alarmedAt = new LinkedBlockingQueue<>();
  private final BlockingQueue<ClipRemoved> removed = new LinkedBlockingQueue<>();

  @Option(names = "--clips", defaultValue = "4", description = "Recorded before, to be removed.")
  private int clips;

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), DISK_MEBIBYTES);
        OneMachine machine = OneMachine.start(settings(disk, video), InstantSource.system())) {
      machine.vertx().eventBus().addOutboundInterceptor(this::note);
      Bus bus = new Bus(machine.vertx().eventBus());
      for (int i = 0; i < clips; i++) {
        bus.ask(Addresses.fire(CAMERA), new Fire()).await();
        next(started);
        next(ready);
      }
      bus.ask(Addresses.fire(CAMERA), new Fire()).await();
      return fillDuring(next(started), disk);
    }
  }

  private static UpSettings settings(SmallDisk disk, Path video) {
    CameraSpec camera = CameraSpec.parse(CAMERA + "=file:" + video + ",manual:");
    Door door = new Door("127.0.0.1", 0);
    return new UpSettings(disk.path().resolve("data"), door, List.of(camera), 3, PRE_ROLL, CLIP);
  }

  private List<Figure> fillDuring(Clip clip, SmallDisk disk) throws Exception {
    Path index =
        ClipFolder.of(disk.path().resolve("data").resolve("clips"), clip.id()).firstPart().index();
    TimeUnit.SECONDS.sleep(2);
    disk.fill();
    long filledAt = System.nanoTime();
    Duration pause = longestPause(index);
    Clip whole = next(ready);
    Duration alarm = Duration.ofNanos(next(alarmedAt) - filledAt);
    return List.of(
        new Figure("longest pause", pause.toMillis() + " ms without a frame", "at most 1,000 ms"),
        new Figure("alarm", alarm.toMillis() + " ms after the disk was full", "at most 5,000 ms"),
        new Figure(
            "the clip", "%d frames, %d missing".formatted(whole.frames(), whole.missing()), "0"),
        new Figure("removed for it", removed.size() + " of the oldest clips", "as few as needed"));
  }

  /** Until the clip is ready: between frames that appear in its index. */
  private Duration longestPause(Path index) throws IOException, InterruptedException {
    long longest = 0;
    long size = Files.size(index);
    long grewAt = System.nanoTime();
    long end = grewAt + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (ready.isEmpty() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      long now = System.nanoTime();
      long newer = Files.size(index);
      if (newer > size) {
        longest = Math.max(longest, now - grewAt);
        grewAt = now;
        size = newer;
      }
    }
    return Duration.ofNanos(longest);
  }

  private <T> void note(DeliveryContext<T> passing) {
    switch (passing.body()) {
      case ClipStarted report -> started.add(report.clip());
      case ClipReady report -> ready.add(report.clip());
      case ClipRemoved gone -> removed.add(gone);
      case Alarm alarm when alarm.kind() == Kind.DISK_FULL && alarm.raised() ->
          alarmedAt.add(System.nanoTime());
      case null, default -> {}
    }
    passing.next();
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw CommandFailure.failed("a clip was not stored, or no alarm raised, within a minute");
    }
    return next;
  }
}
