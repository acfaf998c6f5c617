package pasu.scaling;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.Bus;

/**
 * Has agents started and stopped. Runs on an event loop.
 *
 * <p>Hints make it quick, but it relies on none: every few seconds it compares what is with what
 * should be.
 */
public final class ScalingVerticle extends VerticleBase {

  private final ScalingOptions options;
  private final AgentLauncher launcher;
  private final InstantSource clock;
  private final Fleet fleet;
  private Bus bus;
  private Scaler scaler;

  @SuppressWarnings("NullAway.Init") // Vert.x calls init() before all else.
  public ScalingVerticle(ScalingOptions options, AgentLauncher launcher, InstantSource clock) {
    this.options = options;
    this.launcher = launcher;
    this.clock = clock;
    this.fleet = new Fleet(options.patience());
  }

  @Override
  public void init(Vertx vertx, Context context) {
    super.init(vertx, context);
    bus = new Bus(vertx.eventBus());
    scaler = new Scaler(new ScalingPolicy(options), fleet, launcher, bus, clock);
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(options.reconcileInterval().toMillis(), _ -> learnAgents());
    return Future.all(
            bus.hear(Addresses.CHANGED_AGENTS, all -> update(all.agents())),
            bus.hear(Addresses.WAITING, waiting -> update(waiting.requests())),
            bus.hear(Addresses.FULL, _ -> learnAgents()),
            bus.hear(Addresses.EMPTY, _ -> learnAgents()))
        .onSuccess(_ -> scaler.reconcile());
  }

  private void learnAgents() {
    bus.ask(Addresses.AGENT_LIST, new ListAgents())
        .onSuccess(all -> update(all.agents()))
        .onFailure(_ -> scaler.reconcile());
  }

  private void update(List<Agent> agents) {
    fleet.update(agents, clock.instant());
    scaler.reconcile();
  }

  private void update(int waiting) {
    fleet.waiting(waiting);
    scaler.reconcile();
  }
}
