package pasu.scaling;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Drain;
import pasu.protocol.AgentMessage.Drained;
import pasu.protocol.Bus;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.ScalingDecided;

/** Does what the policy decides, and says so on the bus. Belongs to one verticle. */
final class Scaler {

  private static final Logger log = LoggerFactory.getLogger(Scaler.class);

  private final ScalingPolicy policy;
  private final Fleet fleet;
  private final AgentLauncher launcher;
  private final Bus bus;
  private final InstantSource clock;
  private final Set<String> asked = new HashSet<>();
  private boolean atMaximum;

  Scaler(ScalingPolicy policy, Fleet fleet, AgentLauncher launcher, Bus bus, InstantSource clock) {
    this.policy = policy;
    this.fleet = fleet;
    this.launcher = launcher;
    this.bus = bus;
    this.clock = clock;
  }

  /** Brings what is closer to what should be. Does no harm however often it is called. */
  void reconcile() {
    fleet.overdue(clock.instant()).forEach(this::giveUp);
    fleet.abandoned(clock.instant()).forEach(this::cleanUp);
    Situation situation = fleet.situation(clock.instant());
    warnAtMaximum(situation);
    for (Decision decision : policy.decide(situation)) {
      switch (decision) {
        case Decision.Start(String agent, String reason) -> start(agent, reason);
        case Decision.Drain(String agent, String reason) -> drain(agent, reason);
      }
    }
    fleet.leaving().forEach(this::finish);
  }

  private void start(String agent, String reason) {
    announce(Action.START, agent, reason);
    fleet.started(agent, clock.instant());
    launcher.start(agent).onFailure(failure -> failed(agent, "it did not start: " + failure));
  }

  private void giveUp(String agent) {
    cleanUp(agent);
    failed(agent, "it started, but did not register in time");
  }

  private void failed(String agent, String reason) {
    if (fleet.isStarting(agent)) {
      fleet.failed(agent, clock.instant());
      announce(Action.FAILED, agent, reason);
    }
  }

  /** Removes what may be left of an agent nobody hears of any more. */
  private void cleanUp(String agent) {
    launcher
        .stop(agent)
        .onFailure(e -> log.warn("agent not stopped agent={} error={}", agent, e.toString()));
  }

  private void drain(String agent, String reason) {
    announce(Action.DRAIN, agent, reason);
    fleet.leaves(agent);
  }

  /** Asks a leaving agent whether it still has work, and stops it once it has none. */
  private void finish(String agent) {
    if (!asked.add(agent)) {
      return;
    }
    bus.ask(Addresses.drain(agent), new Drain())
        .map(Drained::streams)
        .recover(failure -> Future.succeededFuture(streamsOfSilent(agent)))
        .onSuccess(
            streams -> {
              if (streams == 0) {
                stop(agent);
              } else {
                asked.remove(agent);
              }
            });
  }

  /** One that does not answer has no more streams if it is not alive either. */
  private int streamsOfSilent(String agent) {
    return fleet.isAlive(agent) ? 1 : 0;
  }

  private void stop(String agent) {
    launcher
        .stop(agent)
        .onSuccess(
            _ -> {
              fleet.gone(agent);
              announce(Action.STOP, agent, "its last stream has ended");
            })
        .onFailure(e -> log.warn("agent not stopped agent={} error={}", agent, e.toString()))
        .onComplete(_ -> asked.remove(agent));
  }

  private void warnAtMaximum(Situation situation) {
    boolean now = policy.isAtMaximum(situation);
    if (now && !atMaximum) {
      log.warn(
          "agents at maximum agents={} waiting={}",
          situation.members().size(),
          situation.waiting());
    }
    atMaximum = now;
  }

  private void announce(Action action, String agent, String reason) {
    Situation situation = fleet.situation(clock.instant());
    int agents = situation.members().size();
    int free = situation.freeSlots();
    log.info(
        "scaling action={} agent={} agents={} free={} waiting={} reason={}",
        action,
        agent,
        agents,
        free,
        situation.waiting(),
        reason);
    bus.publish(
        Addresses.SCALING,
        new ScalingDecided(
            clock.instant(),
            action,
            agent,
            reason,
            agents,
            free,
            situation.waiting(),
            situation.starting().size(),
            agents - situation.staying().size(),
            policy.minimum(),
            policy.maximum(),
            null));
  }
}
