package pasu.scaling;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import pasu.database.Database;
import pasu.leadership.Mandate;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;

/**
 * Has agents started and stopped. Runs on an event loop.
 *
 * <p>Hints make it quick, but it relies on none: every few seconds it compares what is with what
 * should be.
 */
public final class ScalingVerticle extends VerticleBase {

  private final Database database;
  private final ScalingOptions options;
  private final RecentDecisions decisions;
  private final Mandate mandate;
  private final AgentLauncher launcher;
  private final InstantSource clock;
  private ScalingDesk desk;

  @SuppressWarnings("NullAway.Init") // Vert.x calls init() before all else.
  public ScalingVerticle(
      Database database,
      ScalingOptions options,
      RecentDecisions decisions,
      Mandate mandate,
      AgentLauncher launcher,
      InstantSource clock) {
    this.database = database;
    this.options = options;
    this.decisions = decisions;
    this.mandate = mandate;
    this.launcher = launcher;
    this.clock = clock;
  }

  @Override
  public void init(Vertx vertx, Context context) {
    super.init(vertx, context);
    desk = new ScalingDesk(vertx, database, options, decisions, mandate, launcher, clock);
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(options.reconcileInterval().toMillis(), _ -> desk.learn());
    return desk.load().compose(_ -> listen()).onSuccess(_ -> desk.learn());
  }

  private Future<?> listen() {
    Bus bus = new Bus(vertx.eventBus());
    return Future.all(
        List.of(
            bus.answer(Addresses.LIMITS, desk::change),
            bus.answer(Addresses.SCALING_STATE, _ -> desk.state()),
            bus.hear(Addresses.CHANGED_AGENTS, all -> desk.scaler().agents(all.agents())),
            bus.hear(Addresses.WAITING, desk.scaler()::waiting),
            bus.hear(Addresses.LAUNCHERS, _ -> desk.launcherSpoke()),
            bus.hear(Addresses.FULL, _ -> desk.learn()),
            bus.hear(Addresses.EMPTY, _ -> desk.learn())));
  }
}
