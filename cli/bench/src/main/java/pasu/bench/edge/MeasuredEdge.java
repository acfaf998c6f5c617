package pasu.bench.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pasu.bench.Bench;
import pasu.edge.EdgeOptions;
import pasu.edge.EdgeVerticle;
import pasu.edge.camera.CameraSources;
import pasu.edge.camera.Picture;
import pasu.edge.sensor.Sensor;
import pasu.edge.sensor.Trigger;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.Watch;
import pasu.protocol.EdgeMessage.Watching;
import pasu.protocol.StreamMessage.Grant;

/**
 * A real edge in a process of its own; of the control plane there is only what answers it. It says
 * {@link #SEEING} with its first picture; given a {@link Grant}, it streams under it for a viewer
 * that stays, and says {@link Watching}. It ends with its input.
 */
final class MeasuredEdge {

  static final String SEEING = "seeing";

  private static final long WISH_MILLIS = 60_000;
  private static final long REPEAT_MILLIS = 20_000;
  private static final long PATIENCE_SECONDS = 20;

  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx.eventBus());
  private final CountDownLatch seeing = new CountDownLatch(1);
  private volatile @Nullable Grant grant;

  private MeasuredEdge(String source) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus.answer(Addresses.EDGES, _ -> Future.succeededFuture(new CameraSettings(3))).await();
    bus.answer(Addresses.LIVE_WANTED, _ -> lease()).await();
    InstantSource clock = InstantSource.system();
    UplinkOptions uplink = new UplinkOptions(Bench.CAMERA, clock);
    vertx
        .deployVerticle(
            new EdgeVerticle(
                new EdgeOptions(
                    Bench.CAMERA,
                    "home",
                    EdgeOptions.DEFAULT_PRE_ROLL,
                    EdgeOptions.DEFAULT_CLIP_LENGTH),
                CameraSources.parse(source),
                new FirstPicture(),
                listener -> DatagramUplink.start(uplink, listener),
                clock))
        .await();
  }

  /**
   * Runs one.
   *
   * @param args the camera's source
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    MeasuredEdge edge = new MeasuredEdge(args[0]);
    if (!edge.seeing.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("the camera gave no picture within %d s".formatted(PATIENCE_SECONDS));
    }
    say(SEEING);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      edge.grant = BusMessages.fromJson(line, Grant.class);
      say(edge.watch().await());
      edge.vertx.setPeriodic(REPEAT_MILLIS, _ -> edge.watch());
    }
    System.exit(0);
  }

  private static void say(Object answer) {
    System.out.println(BusMessages.toJson(answer));
  }

  private Future<Watching> watch() {
    return bus.ask(Addresses.watch(Bench.CAMERA), new Watch(WISH_MILLIS));
  }

  private Future<Grant> lease() {
    Grant given = grant;
    return given == null
        ? Future.failedFuture(new IllegalStateException("nobody looks on yet"))
        : Future.succeededFuture(given);
  }

  /** Never fires, but notices that the camera gives pictures. */
  private final class FirstPicture implements Sensor {
    @Override
    public void start(Consumer<Trigger> listener) {}

    @Override
    public void see(Picture picture) {
      seeing.countDown();
    }

    @Override
    public String description() {
      return "manual:";
    }
  }
}
