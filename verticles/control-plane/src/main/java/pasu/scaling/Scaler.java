package pasu.scaling;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.leadership.Mandate;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Drain;
import pasu.protocol.AgentMessage.Drained;
import pasu.protocol.Bus;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.Limits;
import pasu.protocol.ScalingMessage.Waiting;
import pasu.protocol.Sentence;

/** Does what the policy decides, and says so on the bus. Belongs to one verticle. */
final class Scaler {

  private static final Logger log = LoggerFactory.getLogger(Scaler.class);

  private final ScalingPolicy policy;
  private final Fleet fleet;
  private final AgentLauncher launcher;
  private final Mandate mandate;
  private final Bus bus;
  private final Announcer announcer;
  private final InstantSource clock;
  private final Set<String> asked = new HashSet<>();
  private final Map<String, String> unstopped = new HashMap<>();
  private Limits limits;
  private @Nullable String startFailure;
  private boolean atMaximum;
  private boolean launcherSilent;

  Scaler(
      ScalingOptions options,
      AgentLauncher launcher,
      Mandate mandate,
      Bus bus,
      InstantSource clock) {
    this.policy = new ScalingPolicy(options.capacity());
    this.fleet = new Fleet(options.patience(), options.coolDown());
    this.limits = options.limits();
    this.launcher = launcher;
    this.mandate = mandate;
    this.bus = bus;
    this.announcer = new Announcer(bus);
    this.clock = clock;
  }

  void limits(Limits newLimits) {
    limits = newLimits;
  }

  /** Somebody changed them just now. */
  void changeLimits(Limits newLimits) {
    limits = newLimits;
    say(
        Action.LIMITS,
        "",
        Sentence.of(
            "agent-limits",
            "{minimum} to {maximum} agents from now on",
            limits.minimum(),
            limits.maximum()));
    reconcile();
  }

  void agents(List<Agent> agents) {
    fleet.update(agents, clock.instant());
    reconcile();
  }

  void waiting(Waiting requests) {
    fleet.waiting(requests);
    reconcile();
  }

  /** Takes what the launcher runs: what nobody knows of may register yet, else it is removed. */
  void launched(List<String> names, Instant askedAt) {
    launcherSilent = false;
    for (String agent : fleet.launched(names, askedAt, clock.instant())) {
      say(
          Action.ADOPT,
          agent,
          Sentence.of("agent-found", "it was found running, and may register yet"));
    }
    reconcile();
  }

  void launcherSilent() {
    launcherSilent = true;
    reconcile();
  }

  boolean isLauncherSilent() {
    return launcherSilent;
  }

  Situation situation() {
    return fleet.situation(limits, clock.instant());
  }

  Fleet fleet() {
    return fleet;
  }

  /** Why there are fewer agents than wanted; null while there are not. */
  @Nullable String problem() {
    if (launcherSilent) {
      return "no launcher answers: agents are neither started nor stopped; start one with ./pasu"
          + " launcher";
    }
    if (atMaximum) {
      return maximumReason().text();
    }
    return fleet.isFailing() && policy.wantsMore(situation()) ? startFailure : null;
  }

  /** Brings what is closer to what should be. Does no harm however often it is called. */
  void reconcile() {
    if (!fleet.isKnown() || !mandate.holds()) {
      return;
    }
    fleet.overdue(clock.instant()).forEach(this::giveUp);
    fleet.abandoned(clock.instant()).forEach(this::end);
    sayMaximum();
    for (Decision decision : policy.decide(situation())) {
      switch (decision) {
        case Decision.Start(String agent, Sentence reason) -> start(agent, reason);
        case Decision.Drain(String agent, Sentence reason) -> drain(agent, reason);
      }
    }
    fleet.leaving().forEach(this::finish);
  }

  private void start(String agent, Sentence reason) {
    Situation situation = situation();
    announcer.say(situation, Action.START, agent, reason);
    fleet.started(agent, situation.now());
    launcher.start(agent).onFailure(e -> failed(agent, unstarted(e)));
  }

  private static Sentence unstarted(Throwable why) {
    return Sentence.of("agent-unstarted", "it did not start: {why}", why.getMessage());
  }

  private void giveUp(String agent) {
    end(agent);
    if (fleet.isFound(agent)) {
      fleet.removed(agent, clock.instant());
      say(
          Action.REMOVE,
          agent,
          Sentence.of("agent-found-dead", "it was found running, but did not register"));
    } else {
      failed(agent, Sentence.of("agent-unregistered", "it started, but did not register in time"));
    }
  }

  private void failed(String agent, Sentence reason) {
    if (fleet.isStarting(agent)) {
      Instant retryAt = fleet.failed(agent, clock.instant());
      startFailure = "agent %s: %s; tried again at %s".formatted(agent, reason.text(), retryAt);
      announcer.say(situation(), Action.FAILED, agent, reason, retryAt);
    }
  }

  private void drain(String agent, Sentence reason) {
    say(Action.DRAIN, agent, reason);
    fleet.leaves(agent, clock.instant());
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
              if (streams == 0 && mandate.holds()) {
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
    end(agent)
        .onSuccess(
            _ -> {
              fleet.gone(agent, clock.instant());
              say(
                  Action.STOP,
                  agent,
                  Sentence.of("last-stream-ended", "its last stream has ended"));
            })
        .onComplete(_ -> asked.remove(agent));
  }

  /** Removes an agent, or what may be left of one that nobody hears of any more. */
  private Future<Void> end(String agent) {
    return launcher
        .stop(agent)
        .onSuccess(_ -> unstopped.remove(agent))
        .onFailure(e -> sayUnstopped(agent, e.toString()));
  }

  /** It is tried again and again. */
  private void sayUnstopped(String agent, String error) {
    if (!error.equals(unstopped.put(agent, error))) {
      log.warn("agent not stopped agent={} error={}", agent, error);
    }
  }

  private void sayMaximum() {
    boolean now = policy.isAtMaximum(situation());
    if (now && !atMaximum) {
      say(Action.MAXIMUM, "", maximumReason());
    }
    atMaximum = now;
  }

  private Sentence maximumReason() {
    return Sentence.of(
        "agents-too-few",
        "more agents are needed, but at most {maximum} may run; raise it with ./pasu scale --max N",
        limits.maximum());
  }

  private void say(Action action, String agent, Sentence reason) {
    announcer.say(situation(), action, agent, reason);
  }
}
