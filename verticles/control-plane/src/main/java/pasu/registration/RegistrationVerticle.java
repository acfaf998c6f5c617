package pasu.registration;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.database.Database;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.EdgeMessage.CameraChanged;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.Cameras;
import pasu.protocol.EdgeMessage.ChangeCamera;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.EdgeLost;
import pasu.protocol.StreamMessage.Detected;

/**
 * Knows every camera, and which edges are alive. Runs on an event loop.
 *
 * <p>The database has what outlives a restart and is written only when that changes, never for a
 * mere heartbeat.
 */
public final class RegistrationVerticle extends VerticleBase {

  private static final Logger log = LoggerFactory.getLogger(RegistrationVerticle.class);

  private final Database database;
  private final RegistrationOptions options;
  private final InstantSource clock;
  private final CameraTable cameras = new CameraTable();

  public RegistrationVerticle(Database database, RegistrationOptions options, InstantSource clock) {
    this.database = database;
    this.options = options;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(options.sweepInterval().toMillis(), _ -> announceLostEdges());
    return database
        .ask(vertx, CameraStore::all)
        .onSuccess(rows -> rows.forEach(cameras::stored))
        .compose(_ -> listen(bus()));
  }

  private Future<?> listen(Bus bus) {
    return Future.all(
        bus.answer(Addresses.EDGES, this::register),
        bus.answer(Addresses.CAMERAS, _ -> Future.succeededFuture(list())),
        bus.answer(Addresses.CAMERA_CHANGES, this::change),
        bus.hear(Addresses.DETECTED, this::remember),
        bus.hear(Addresses.CHANGED_AGENTS, this::followStreams));
  }

  private Future<CameraSettings> register(EdgeAlive edge) {
    return store(edge).map(_ -> settings(edge));
  }

  private Future<?> store(EdgeAlive edge) {
    if (cameras.isStored(edge)) {
      return Future.succeededFuture();
    }
    return database
        .ask(vertx, transaction -> CameraStore.register(transaction, edge))
        .onSuccess(cameras::stored)
        .onSuccess(_ -> log.info("edge registered camera={}", edge.camera()));
  }

  private CameraSettings settings(EdgeAlive edge) {
    cameras.heard(edge, clock.instant()).ifPresent(this::announce);
    return new CameraSettings(cameras.find(edge.camera()).orElseThrow().importance());
  }

  private Future<Cameras> change(ChangeCamera change) {
    return database
        .ask(vertx, transaction -> CameraStore.change(transaction, change))
        .onSuccess(row -> cameras.stored(row).ifPresent(this::announce))
        .map(_ -> list());
  }

  private void remember(Detected detected) {
    Optional<Camera> changed = cameras.detected(detected.camera(), detected.detectedAt());
    changed.ifPresent(this::announce);
    database.ask( // Its failure is logged there; the picture on the page is right all the same.
        vertx, t -> CameraStore.detected(t, detected.camera(), detected.detectedAt()));
  }

  private void followStreams(Agents agents) {
    cameras.streaming(Streams.agentByCamera(agents)).forEach(this::announce);
  }

  private void announceLostEdges() {
    List<Camera> lost = cameras.loseSilentSince(clock.instant().minus(options.silence()));
    for (Camera camera : lost) {
      log.warn("edge lost camera={}", camera.id());
      announce(camera);
      bus().publish(Addresses.LOST_EDGES, new EdgeLost(camera.id()));
    }
  }

  private void announce(Camera camera) {
    bus().publish(Addresses.CHANGED_CAMERAS, new CameraChanged(camera));
  }

  private Cameras list() {
    return new Cameras(cameras.list());
  }

  private Bus bus() {
    return new Bus(vertx.eventBus());
  }
}
