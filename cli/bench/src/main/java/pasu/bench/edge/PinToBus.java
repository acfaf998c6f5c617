package pasu.bench.edge;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import pasu.bench.Bench;
import pasu.cli.CommandFailure;
import pasu.cli.role.Door;
import pasu.cli.up.OneMachine;
import pasu.cli.up.UpSettings;
import pasu.edge.CameraSpec;
import pasu.edge.EdgeOptions;
import pasu.edge.EdgeVerticle;
import pasu.edge.camera.CameraSources;
import pasu.edge.sensor.Sensors;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.Addresses;
import pasu.protocol.StreamMessage.Quit;

/** Moves a simulated pin, again and again, and waits for the detection on the bus. */
final class PinToBus {

  private static final Duration DEBOUNCE = Duration.ofMillis(50);
  private static final Duration CLIP = Duration.ofSeconds(1);
  private static final int WARM_UP = 10;
  private static final long PATIENCE_SECONDS = 60;
  private static final long REST_MILLIS = 200;

  private final BlockingQueue<Long> detections = new LinkedBlockingQueue<>();
  private final BlockingQueue<Quit> quits = new LinkedBlockingQueue<>();
  private final SimulatedPin pin = new SimulatedPin();

  /** From the edge of the line, beyond the debouncing, to its {@code Detected} on the bus. */
  List<Duration> measure(Path folder, Path video, int times) throws Exception {
    CameraSpec aside = CameraSpec.parse("aside=scene:320x240@1,manual:");
    Door door = new Door("127.0.0.1", 0);
    UpSettings settings =
        new UpSettings(folder.resolve("data"), door, List.of(aside), 3, CLIP, CLIP);
    try (OneMachine machine = OneMachine.start(settings, InstantSource.system())) {
      Vertx vertx = machine.vertx();
      vertx.deployVerticle(edge(video)).await();
      vertx.eventBus().addOutboundInterceptor(this::note);
      return detect(times);
    }
  }

  private List<Duration> detect(int times) throws InterruptedException {
    List<Duration> measured = new ArrayList<>();
    for (int i = 0; i < WARM_UP + times; i++) {
      TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
      long moved = System.nanoTime();
      pin.moves(true, InstantSource.system().instant());
      long told = next(detections);
      pin.moves(false, InstantSource.system().instant());
      next(quits);
      if (i >= WARM_UP) {
        measured.add(Duration.ofNanos(told - moved).minus(DEBOUNCE));
      }
    }
    return measured;
  }

  private EdgeVerticle edge(Path video) {
    InstantSource clock = InstantSource.system();
    UplinkOptions uplink = new UplinkOptions(Bench.CAMERA, clock);
    return new EdgeVerticle(
        new EdgeOptions(Bench.CAMERA, "home", CLIP, CLIP),
        CameraSources.parse("file:" + video),
        Sensors.parse("gpio:17,debounce=50ms,holdoff=500ms", pin),
        listener -> DatagramUplink.start(uplink, listener),
        clock);
  }

  private <T> void note(DeliveryContext<T> passing) {
    if (passing.message().address().equals(Addresses.DETECTIONS.address())) {
      detections.add(System.nanoTime());
    } else if (passing.body() instanceof Quit quit) {
      quits.add(quit);
    }
    passing.next();
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw CommandFailure.failed("a detection was not told, or its clip not stored, in a minute");
    }
    return next;
  }
}
