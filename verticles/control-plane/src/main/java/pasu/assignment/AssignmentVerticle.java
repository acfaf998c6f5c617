package pasu.assignment;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pasu.database.Database;
import pasu.leadership.Mandate;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.Bus;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;

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
  private BusCounterparts counterparts;
  private Assignments assignments;
  private DetectionNews news;
  private Bus bus;

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
    bus = new Bus(vertx.eventBus());
    news = new DetectionNews(bus);
    counterparts = new BusCounterparts(vertx, database, mandate, options.admitPatience());
    assignments = new Assignments(options, clock, random, counterparts);
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(options.sweepInterval().toMillis(), _ -> sweep());
    vertx.setPeriodic(0, AGENTS_MILLIS, _ -> learnAgents()); // Should a change have been missed.
    return Future.all(
        bus.answer(Addresses.DETECTIONS, this::detected),
        bus.answer(Addresses.LIVE_WANTED, wish -> request(wish.camera(), null)),
        bus.hear(Addresses.CHANGED_AGENTS, all -> assignments.update(all.agents())),
        bus.hear(Addresses.LOST_AGENTS, lost -> assignments.lost(lost.agent())),
        bus.hear(Addresses.QUITS, assignments::quit));
  }

  private Future<Grant> detected(Detected detected) {
    news.tell(detected);
    return request(detected.camera(), detected);
  }

  private Future<Grant> request(String camera, @Nullable Detected detected) {
    Instant now = clock.instant();
    Promise<Grant> answer = Promise.promise();
    counterparts
        .standing(camera)
        .map(standing -> new Request(camera, detected, standing, now, now, answer))
        .onSuccess(assignments::request)
        .onFailure(answer::tryFail);
    return answer.future();
  }

  private void learnAgents() {
    bus.ask(Addresses.AGENT_LIST, new ListAgents())
        .onSuccess(all -> assignments.update(all.agents()));
  }

  private void sweep() {
    assignments.sweep();
    counterparts.repeatWaiting();
  }
}
