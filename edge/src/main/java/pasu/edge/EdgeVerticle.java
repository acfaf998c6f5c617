package pasu.edge;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import pasu.edge.camera.CameraSource;
import pasu.edge.sensor.Sensor;
import pasu.edge.sensor.Trigger;
import pasu.edge.time.SteadyClock;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.Cause;
import pasu.protocol.EdgeMessage.Fired;

/**
 * One sensor, one camera, one uplink, on the bus; all three are closed with it. Runs on an event
 * loop: what blocks has a thread of its own.
 */
public final class EdgeVerticle extends VerticleBase {

  private final EdgeOptions options;
  private final CameraSource camera;
  private final Sensor sensor;
  private final UplinkSource uplinks;
  private final SteadyClock clock;
  private @Nullable Edge edge;
  private long heartbeat;

  public EdgeVerticle(
      EdgeOptions options,
      CameraSource camera,
      Sensor sensor,
      UplinkSource uplinks,
      InstantSource clock) {
    this.options = options;
    this.camera = camera;
    this.sensor = sensor;
    this.uplinks = uplinks;
    this.clock = SteadyClock.of(clock);
  }

  @Override
  public Future<?> start() {
    Bus bus = new Bus(vertx.eventBus());
    Edge opened = new Edge(options, camera, sensor, uplinks, clock, vertx);
    edge = opened;
    return listen(bus, opened)
        .compose(_ -> vertx.executeBlocking(() -> open(opened)))
        .onSuccess(_ -> beat(opened, new SignOfLife(bus, opened::alive, opened::settings)))
        .recover(
            why ->
                vertx.executeBlocking(() -> close(opened)).compose(_ -> Future.failedFuture(why)));
  }

  @Override
  public Future<?> stop() {
    Edge last = requireNonNull(edge);
    vertx.cancelTimer(heartbeat);
    return last.quit().eventually(() -> vertx.executeBlocking(() -> close(last)));
  }

  private Future<?> listen(Bus bus, Edge edge) {
    return Future.all(
        bus.answer(Addresses.fire(options.camera()), _ -> fire(edge)),
        bus.answer(Addresses.watch(options.camera()), edge::watch),
        bus.hear(Addresses.clock(options.camera()), edge::clockRead),
        bus.hear(Addresses.link(options.camera()), edge::linkTold),
        bus.hear(Addresses.LOST_AGENTS, lost -> edge.agentLost(lost.agent())));
  }

  private Future<Fired> fire(Edge edge) {
    String clip = edge.detect(new Trigger(Cause.MANUAL, clock.instant(), null));
    return Future.succeededFuture(new Fired(clip));
  }

  private void beat(Edge edge, SignOfLife sign) {
    sign.send();
    heartbeat =
        vertx.setPeriodic(
            options.heartbeat().toMillis(),
            _ -> {
              edge.tick();
              sign.send();
            });
  }

  private static @Nullable Void open(Edge edge) {
    edge.open();
    return null;
  }

  private static @Nullable Void close(Edge edge) {
    edge.close();
    return null;
  }
}
