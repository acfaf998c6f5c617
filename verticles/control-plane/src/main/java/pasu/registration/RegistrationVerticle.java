package pasu.registration;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.database.Database;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.EdgeMessage.CameraChanged;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.Cameras;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.EdgeLost;
import pasu.protocol.Version;

/** Knows every camera, and which edges are alive. Runs on an event loop. */
public final class RegistrationVerticle extends VerticleBase {

  private static final Logger log = LoggerFactory.getLogger(RegistrationVerticle.class);

  private final Database database;
  private final RegistrationOptions options;
  private final InstantSource clock;
  private final VersionGate gate = new VersionGate(Version.OF_EDGES);
  private CameraRegister cameras;
  private LinkedEdges linked;
  private FirstRound round;
  private Bus bus;

  @SuppressWarnings("NullAway.Init") // Vert.x calls init() before all else.
  public RegistrationVerticle(Database database, RegistrationOptions options, InstantSource clock) {
    this.database = database;
    this.options = options;
    this.clock = clock;
  }

  @Override
  public void init(Vertx vertx, Context context) {
    super.init(vertx, context);
    bus = new Bus(vertx.eventBus());
    cameras =
        new CameraRegister(
            vertx,
            database,
            camera -> bus.publish(Addresses.CHANGED_CAMERAS, new CameraChanged(camera)));
    linked = new LinkedEdges(this::register, camera -> cameras.alive(camera, clock.instant()));
  }

  @Override
  public Future<?> start() {
    round = new FirstRound(vertx, options, clock.instant());
    round.heard().onSuccess(_ -> cameras.announceOffline());
    return cameras.load().compose(_ -> listen());
  }

  private Future<?> listen() {
    vertx.setPeriodic(options.sweepInterval().toMillis(), _ -> sweep(clock.instant()));
    return Future.all(
        bus.answer(Addresses.EDGES, this::register),
        bus.answer(Addresses.LINKED, linked::heard),
        bus.answer(Addresses.CAMERAS, _ -> list()),
        bus.answer(Addresses.CAMERA_CHANGES, change -> cameras.change(change).compose(_ -> list())),
        bus.hear(Addresses.ADDED_CAMERAS, added -> cameras.added(added.camera())),
        bus.hear(Addresses.REMOVED_CAMERAS, removed -> cameras.removed(removed.camera())),
        bus.hear(Addresses.CHANGED_SITES, changed -> cameras.planned(changed.site())),
        bus.hear(Addresses.DETECTED, cameras::remember),
        bus.hear(Addresses.CHANGED_AGENTS, cameras::follow));
  }

  private Future<CameraSettings> register(EdgeAlive edge) {
    return gate.refusal("edge " + edge.camera(), edge.spoken())
        .<Future<CameraSettings>>map(Future::failedFuture)
        .orElseGet(() -> cameras.heard(edge, clock.instant()));
  }

  /** Not before it is known who is there. */
  private Future<Cameras> list() {
    return round.heard().map(_ -> new Cameras(cameras.list()));
  }

  private void sweep(Instant now) {
    if (round.isOver(now)) {
      cameras.loseSilentSince(now.minus(options.silence())).forEach(this::lost);
    }
    if (round.isLinkingOver(now)) {
      cameras.missed().forEach(this::lost);
    }
  }

  private void lost(Camera camera) {
    log.warn("edge lost camera={}", camera.id());
    bus.publish(Addresses.LOST_EDGES, new EdgeLost(camera.id()));
  }
}
