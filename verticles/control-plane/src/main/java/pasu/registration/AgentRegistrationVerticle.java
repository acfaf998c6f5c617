package pasu.registration;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AgentMessage.AgentKnown;
import pasu.protocol.AgentMessage.AgentLost;
import pasu.protocol.AgentMessage.Agents;
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

  private static final Logger log = LoggerFactory.getLogger(AgentRegistrationVerticle.class);
  private static final long COUNTERS_MILLIS = 1_000;

  private final RegistrationOptions options;
  private final InstantSource clock;
  private final AgentTable agents = new AgentTable();
  private boolean countersMoved;

  public AgentRegistrationVerticle(RegistrationOptions options, InstantSource clock) {
    this.options = options;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(options.sweepInterval().toMillis(), _ -> announceLostAgents());
    vertx.setPeriodic(COUNTERS_MILLIS, _ -> announceCounters());
    return Future.all(
        bus().answer(Addresses.AGENTS, this::register),
        bus().answer(Addresses.AGENT_LIST, _ -> Future.succeededFuture(list())),
        bus().hear(Addresses.SCALING, this::forgetStopped));
  }

  private Future<AgentKnown> register(AgentAlive alive) {
    switch (agents.heard(alive.agent(), clock.instant())) {
      case MATTERS -> announceAgents();
      case COUNTERS -> countersMoved = true;
      case NONE -> {}
    }
    return Future.succeededFuture(new AgentKnown());
  }

  /** An agent that was stopped on purpose is gone, not lost. */
  private void forgetStopped(ScalingDecided decided) {
    if (decided.action() == Action.STOP && agents.forget(decided.agent())) {
      announceAgents();
    }
  }

  private void announceLostAgents() {
    List<String> lost = agents.loseSilentSince(clock.instant().minus(options.silence()));
    for (String agent : lost) {
      log.warn("agent lost agent={}", agent);
      bus().publish(Addresses.LOST_AGENTS, new AgentLost(agent));
    }
    if (!lost.isEmpty()) {
      announceAgents();
    }
  }

  private void announceCounters() {
    if (countersMoved) {
      announceAgents();
    }
  }

  private void announceAgents() {
    countersMoved = false;
    bus().publish(Addresses.CHANGED_AGENTS, list());
  }

  private Agents list() {
    return new Agents(agents.list());
  }

  private Bus bus() {
    return new Bus(vertx.eventBus());
  }
}
