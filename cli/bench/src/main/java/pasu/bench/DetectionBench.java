package pasu.bench;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import pasu.cli.CommandFailure;
import pasu.cli.role.Door;
import pasu.cli.up.OneMachine;
import pasu.cli.up.UpSettings;
import pasu.edge.CameraSpec;
import pasu.measure.Quantiles;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.ClipMessage.ClipStarted;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.StreamMessage.Quit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long after the sensor fired the first frame is safe.
 *
 * <p>The sensor's time is in the clip; the other end is when the agent reports that the first frame
 * is durable, seen where it enters the bus. Each detection finds the edge idle, without a lease.
 */
@Command(
    name = "detection",
    description = "From the sensor's firing to the first frame durably stored, in one JVM.",
    footerHeading = "%nExamples:%n",
    footer = "  ./pasu bench detection --times 100 --json")
final class DetectionBench extends Bench {

  private static final Duration CLIP = Duration.ofSeconds(1);
  private static final int WARM_UP = 10;
  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<Duration> delays = new LinkedBlockingQueue<>();
  private final BlockingQueue<Quit> quits = new LinkedBlockingQueue<>();

  @Option(names = "--times", defaultValue = "100", description = "Detections, after ten others.")
  private int times;

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    CameraSpec camera = CameraSpec.parse(CAMERA + "=file:" + video + ",manual:");
    Door door = new Door("127.0.0.1", 0);
    UpSettings settings =
        new UpSettings(folder.resolve("data"), door, List.of(camera), 3, CLIP, CLIP);
    try (OneMachine machine = OneMachine.start(settings, InstantSource.system())) {
      Quantiles delay = Quantiles.of(detect(machine.vertx()));
      String goal = "p50 at most 30 ms, p99 at most 150 ms";
      return List.of(new Figure("detection to durable frame", delay.toString(), goal));
    }
  }

  private List<Duration> detect(Vertx vertx) throws InterruptedException {
    vertx.eventBus().addOutboundInterceptor(this::note);
    Bus bus = new Bus(vertx.eventBus());
    List<Duration> measured = new ArrayList<>();
    for (int i = 0; i < WARM_UP + times; i++) {
      bus.ask(Addresses.fire(CAMERA), new Fire()).await();
      Duration delay = next(delays);
      next(quits);
      if (i >= WARM_UP) {
        measured.add(delay);
      }
    }
    return measured;
  }

  private <T> void note(DeliveryContext<T> passing) {
    Instant now = InstantSource.system().instant();
    if (passing.body() instanceof ClipStarted started) {
      delays.add(Duration.between(started.clip().detectedAt(), now));
    } else if (passing.body() instanceof Quit quit) {
      quits.add(quit);
    }
    passing.next();
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw CommandFailure.failed("a detection was not stored within a minute");
    }
    return next;
  }
}
