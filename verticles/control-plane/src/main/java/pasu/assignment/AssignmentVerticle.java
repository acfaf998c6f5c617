package pasu.assignment;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import pasu.database.Database;
import pasu.leadership.Mandate;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;

/**
 * Turns detections and viewers' wishes into leases. Runs on an event loop.
 *
 * <p>Only the epochs are truth, and in the database; leases and the line are soft: after a restart
 * edges ask again, and running streams go on meanwhile.
 */
public final class AssignmentVerticle extends VerticleBase {

  private static final long AGENTS_MILLIS = 2_000;

  private final Database database;
  private final AssignmentOptions options;
  private final Mandate mandate;
  private final InstantSource clock;
  private final RandomGenerator random;
  private AssignmentDesk desk;

  /** One that is alone with its database. */
  public AssignmentVerticle(
      Database database, AssignmentOptions options, InstantSource clock, RandomGenerator random) {
    this(database, options, Mandate.ALONE, clock, random);
  }

  /**
   * Creates it.
   *
   * @param random a cryptographically strong source
   */
  @SuppressWarnings("NullAway.Init") // Vert.x calls init() before all else.
  public AssignmentVerticle(
      Database database,
      AssignmentOptions options,
      Mandate mandate,
      InstantSource clock,
      RandomGenerator random) {
    this.database = database;
    this.options = options;
    this.mandate = mandate;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public void init(Vertx vertx, Context context) {
    super.init(vertx, context);
    desk = new AssignmentDesk(vertx, database, options, mandate, clock, random);
  }

  @Override
  public Future<?> start() {
    Bus bus = new Bus(vertx.eventBus());
    vertx.setPeriodic(options.sweepInterval().toMillis(), _ -> desk.sweep());
    vertx.setPeriodic(0, AGENTS_MILLIS, _ -> desk.learnAgents());
    return Future.all(
        bus.answer(Addresses.DETECTIONS, desk::detected),
        bus.answer(Addresses.LIVE_WANTED, desk::liveWanted),
        bus.hear(Addresses.CHANGED_AGENTS, desk::agents),
        bus.hear(Addresses.LOST_AGENTS, desk::lost),
        bus.hear(Addresses.QUITS, desk::quit));
  }

  @Override
  public Future<?> stop() {
    desk.close();
    return Future.succeededFuture();
  }
}
