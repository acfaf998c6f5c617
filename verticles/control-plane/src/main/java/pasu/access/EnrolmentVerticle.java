package pasu.access;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.database.Blocking;
import pasu.protocol.AccessMessage.AddCamera;
import pasu.protocol.AccessMessage.Enrol;
import pasu.protocol.AccessMessage.Enrolled;
import pasu.protocol.AccessMessage.EnrolmentCode;
import pasu.protocol.AccessMessage.RevokeCamera;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.EdgeMessage.CameraAdded;
import pasu.protocol.EdgeMessage.CameraRemoved;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Quit;

/** Lets edges in and shuts them out. Runs on an event loop; SQL is spoken on worker threads. */
public final class EnrolmentVerticle extends VerticleBase {

  private static final Logger log = LoggerFactory.getLogger(EnrolmentVerticle.class);

  private final Enrolments enrolments;
  private final InstantSource clock;
  private final AttemptLimit wrong = new AttemptLimit(100, Duration.ofMinutes(1));
  private Bus bus;

  @SuppressWarnings("NullAway.Init") // Vert.x calls init() before all else.
  public EnrolmentVerticle(Enrolments enrolments, InstantSource clock) {
    this.enrolments = enrolments;
    this.clock = clock;
  }

  @Override
  public void init(Vertx vertx, Context context) {
    super.init(vertx, context);
    bus = new Bus(vertx.eventBus());
  }

  @Override
  public Future<?> start() {
    return Future.all(
        bus.answer(Addresses.NEW_CAMERAS, this::add),
        bus.answer(Addresses.ENROLMENTS, this::enrol),
        bus.answer(Addresses.REVOCATIONS, this::revoke));
  }

  private Future<EnrolmentCode> add(AddCamera wish) {
    return Blocking.on(vertx, () -> enrolments.add(wish))
        .onSuccess(_ -> log.info("camera added camera={}", wish.camera()))
        .onSuccess(_ -> bus.publish(Addresses.ADDED_CAMERAS, new CameraAdded(wish.camera())));
  }

  /** Only wrong codes count, so that many edges may be enrolled in a minute. */
  private Future<Enrolled> enrol(Enrol question) {
    if (wrong.isReached(clock.instant())) {
      log.warn("enrolment refused reason=too-many-attempts");
      throw new Refusal(429, "too-many-codes", "too many wrong codes were tried; wait a minute");
    }
    return Blocking.on(vertx, () -> enrolments.enrol(question.code()))
        .onSuccess(enrolled -> log.info("edge enrolled camera={}", enrolled.camera()))
        .onFailure(_ -> wrong.allows(clock.instant()));
  }

  private Future<Stored> revoke(RevokeCamera question) {
    return Blocking.on(vertx, () -> enrolments.revoke(question.camera()))
        .onSuccess(this::announce)
        .map(_ -> new Stored());
  }

  private void announce(Quit stream) {
    log.info("camera revoked camera={}", stream.camera());
    bus.publish(Addresses.REMOVED_CAMERAS, new CameraRemoved(stream.camera()));
    bus.publish(Addresses.QUITS, stream);
  }
}
