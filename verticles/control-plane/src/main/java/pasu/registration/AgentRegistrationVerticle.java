package pasu.registration;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.ScalingDecided;

/**
 * Knows which agents are alive and what they do, and says so: at once where room for a stream, or
 * an alarm, comes or goes, at most once a second where only counters move. Runs on an event loop.
 *
 * <p>All of it is soft: after a restart, one round of heartbeats fills it again.
 */
public final class AgentRegistrationVerticle extends VerticleBase {

  private static final long COUNTERS_MILLIS = 1_000;

  private final RegistrationOptions options;
  private final @Nullable String database;
  private final InstantSource clock;
  private Bus bus;
  private AgentRegister agents;
  private FirstRound round;

  /** One that lets agents store where they like. */
  public AgentRegistrationVerticle(RegistrationOptions options, InstantSource clock) {
    this(options, null, clock);
  }

  /**
   * Creates it.
   *
   * @param database whose clips agents store; null where any may
   */
  @SuppressWarnings("NullAway.Init") // Vert.x calls init() before all else.
  public AgentRegistrationVerticle(
      RegistrationOptions options, @Nullable String database, InstantSource clock) {
    this.options = options;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void init(Vertx vertx, Context context) {
    super.init(vertx, context);
    bus = new Bus(vertx.eventBus());
    agents = new AgentRegister(bus, database, clock);
  }

  @Override
  public Future<?> start() {
    round = new FirstRound(vertx, options, clock.instant());
    round.heard().onSuccess(_ -> agents.complete());
    vertx.setPeriodic(options.sweepInterval().toMillis(), _ -> sweep(clock.instant()));
    vertx.setPeriodic(COUNTERS_MILLIS, _ -> agents.announceCounters());
    return Future.all(
        bus.answer(Addresses.AGENTS, agents::register),
        bus.answer(Addresses.AGENT_LIST, _ -> round.heard().map(_ -> agents.list())),
        bus.hear(Addresses.SCALING, this::forgetStopped));
  }

  private void sweep(Instant now) {
    agents.announceNews();
    if (round.isOver(now)) {
      agents.loseSilentSince(now.minus(options.silence()));
    }
  }

  private void forgetStopped(ScalingDecided decided) {
    if (decided.action() == Action.STOP) {
      agents.stopped(decided.agent());
    }
  }
}
