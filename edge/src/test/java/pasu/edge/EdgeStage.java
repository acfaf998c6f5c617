package pasu.edge;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import pasu.edge.picture.HandCamera;
import pasu.edge.sensor.Trigger;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Cause;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.EdgeMessage.Watch;
import pasu.protocol.EdgeMessage.Watching;

/** An edge between a camera, a sensor, an uplink and a control plane that a test moves by hand. */
final class EdgeStage {

  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  final HandCamera camera = new HandCamera();
  final HandSensor sensor = new HandSensor();
  final RecordingUplink uplink = new RecordingUplink();
  final ScriptedControlPlane controlPlane;
  final Bus bus;
  private final Vertx vertx;
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private String deployment = "";

  EdgeStage(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    this.vertx = vertx;
    this.bus = new Bus(vertx.eventBus());
    this.controlPlane = new ScriptedControlPlane(vertx);
  }

  /** Lets the edge ask anew after {@code patience} without an answer. */
  EdgeStage begins(Duration patience) {
    EdgeOptions options =
        new EdgeOptions("yard", "home", ofSeconds(5), ofSeconds(30))
            .withHeartbeat(ofMillis(20))
            .withAskPatience(patience);
    deployment =
        vertx.deployVerticle(new EdgeVerticle(options, camera, sensor, uplink, now::get)).await();
    return this;
  }

  EdgeStage begins() {
    return begins(ofSeconds(25));
  }

  void ends() {
    vertx.undeploy(deployment).await();
  }

  /** A picture is captured now. */
  EdgeStage picture() {
    camera.shows(now.get());
    return this;
  }

  EdgeStage later(Duration span) {
    now.updateAndGet(time -> time.plus(span));
    return this;
  }

  EdgeStage sensorFires() {
    return sensorFired(Duration.ZERO);
  }

  /** The sensor tells only now of what was so long ago. */
  EdgeStage sensorFired(Duration ago) {
    sensor.fires(new Trigger(Cause.INFRARED, now.get().minus(ago), null));
    return this;
  }

  String fire() {
    return bus.ask(Addresses.fire("yard"), new Fire()).await().clip();
  }

  Future<Watching> watch(Duration lasting) {
    return bus.ask(Addresses.watch("yard"), new Watch(lasting.toMillis()));
  }
}
