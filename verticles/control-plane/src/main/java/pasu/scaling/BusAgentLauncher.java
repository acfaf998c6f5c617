package pasu.scaling;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.LauncherMessage.Launched;
import pasu.protocol.LauncherMessage.ListLaunched;
import pasu.protocol.LauncherMessage.StartAgent;
import pasu.protocol.LauncherMessage.StopAgent;
import pasu.protocol.Refusal;

/**
 * Has launchers, processes of their own, start and stop agents: the emptiest one that is there and
 * has room starts the next (ADR 38). Thread-safe.
 */
public final class BusAgentLauncher implements AgentLauncher {

  private static final Logger log = LoggerFactory.getLogger(BusAgentLauncher.class);

  /** An agent that is stopped may take 20 s to commit what is under way. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Supplier<Bus> bus;
  private final InstantSource clock;
  private final Launchers launchers = new Launchers();
  private volatile BooleanSupplier leads = () -> false;

  /**
   * Creates it.
   *
   * @param bus needed once it listens
   */
  public BusAgentLauncher(Supplier<Bus> bus, InstantSource clock) {
    this.bus = bus;
    this.clock = clock;
  }

  /**
   * Hears from now on which launchers are there.
   *
   * @param leads whether this control plane decides for all: no other ends an agent that runs twice
   */
  public Future<Void> listen(BooleanSupplier leads) {
    this.leads = leads;
    return bus.get()
        .hear(Addresses.LAUNCHERS, alive -> launchers.heard(alive.launcher(), clock.instant()));
  }

  @Override
  public Future<Void> start(String agent) {
    List<String> candidates = launchers.candidates(agent, clock.instant());
    return candidates.isEmpty() ? refused("start " + agent) : start(agent, candidates);
  }

  @Override
  public Future<Void> stop(String agent) {
    String home = launchers.home(agent);
    List<String> alive = launchers();
    if (home == null ? alive.isEmpty() : !alive.contains(home)) {
      return refused("stop " + agent);
    }
    List<String> asked = home == null ? alive : List.of(home);
    return Future.join(asked.stream().map(launcher -> stop(agent, launcher)).toList())
        .onSuccess(_ -> launchers.stopped(agent))
        .mapEmpty();
  }

  /** Those of the launchers that answer; fails where none does. */
  @Override
  public Future<List<String>> list() {
    Map<String, String> settled = launchers.settled();
    Map<String, Launched> round = new ConcurrentSkipListMap<>();
    return Future.join(launchers().stream().map(launcher -> list(launcher, round)).toList())
        .otherwiseEmpty()
        .compose(_ -> round.isEmpty() ? refused("list agents") : take(round, settled));
  }

  /** Those that are there, by name. */
  List<String> launchers() {
    return launchers.alive(clock.instant());
  }

  private Future<Void> start(String agent, List<String> candidates) {
    String launcher = candidates.getFirst();
    List<String> others = candidates.subList(1, candidates.size());
    launchers.starts(agent, launcher);
    return bus.get()
        .ask(Addresses.startAgent(launcher), new StartAgent(agent), PATIENCE)
        .<Void>mapEmpty()
        .onSuccess(_ -> launchers.started(agent))
        .recover(
            failure -> {
              launchers.stopped(agent);
              log.warn(
                  "not started agent={} launcher={} error=\"{}\"",
                  agent,
                  launcher,
                  failure.getMessage());
              return others.isEmpty() ? Future.failedFuture(failure) : start(agent, others);
            });
  }

  private Future<?> stop(String agent, String launcher) {
    return bus.get().ask(Addresses.stopAgent(launcher), new StopAgent(agent), PATIENCE);
  }

  private Future<?> list(String launcher, Map<String, Launched> round) {
    return bus.get()
        .ask(Addresses.launched(launcher), new ListLaunched())
        .onSuccess(launched -> round.put(launcher, launched));
  }

  private Future<List<String>> take(Map<String, Launched> round, Map<String, String> settled) {
    launchers
        .run(round, settled)
        .forEach((launcher, twice) -> twice.forEach(agent -> end(agent, launcher)));
    return Future.succeededFuture(
        round.values().stream()
            .flatMap(launched -> launched.agents().stream())
            .distinct()
            .toList());
  }

  /** Two agents of one name would both answer to it. */
  private void end(String twice, String launcher) {
    if (!leads.getAsBoolean()) {
      return;
    }
    log.warn("agent runs twice, stopped here agent={} launcher={}", twice, launcher);
    stop(twice, launcher)
        .onFailure(e -> log.warn("agent not stopped agent={} error={}", twice, e.toString()));
  }

  private static <T> Future<T> refused(String what) {
    return Future.failedFuture(
        Refusal.unavailable(
            "no-launcher",
            "no launcher that could {what} is there; start one with ./pasu launcher",
            what));
  }
}
