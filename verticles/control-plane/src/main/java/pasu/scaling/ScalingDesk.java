package pasu.scaling;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import pasu.database.Database;
import pasu.leadership.Mandate;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.Bus;
import pasu.protocol.ScalingMessage.Limits;
import pasu.protocol.ScalingMessage.ScalingState;
import pasu.protocol.ScalingMessage.SetLimits;

/** Learns what scaling decides from, and answers what is asked of it. Belongs to one verticle. */
final class ScalingDesk {

  private final Vertx vertx;
  private final Bus bus;
  private final Database database;
  private final ScalingOptions options;
  private final AgentLauncher launcher;
  private final RecentDecisions decisions;
  private final InstantSource clock;
  private final Scaler scaler;

  ScalingDesk(
      Vertx vertx,
      Database database,
      ScalingOptions options,
      RecentDecisions decisions,
      Mandate mandate,
      AgentLauncher launcher,
      InstantSource clock) {
    this.vertx = vertx;
    this.bus = new Bus(vertx.eventBus());
    this.database = database;
    this.options = options;
    this.launcher = launcher;
    this.decisions = decisions;
    this.clock = clock;
    this.scaler = new Scaler(options, launcher, mandate, bus, clock);
  }

  Scaler scaler() {
    return scaler;
  }

  /** Takes the limits that somebody set, if anybody did. */
  Future<?> load() {
    return database
        .ask(vertx, LimitsStore::find)
        .onSuccess(known -> scaler.limits(known.orElse(options.limits())));
  }

  /** Asks who is alive, then what runs, should a hint have been missed. */
  void learn() {
    bus.ask(Addresses.AGENT_LIST, new ListAgents())
        .onSuccess(all -> scaler.agents(all.agents()))
        .onFailure(_ -> scaler.reconcile())
        .onComplete(_ -> learnLaunched());
  }

  /** Asks at once where nobody answered so far. */
  void launcherSpoke() {
    if (scaler.isLauncherSilent()) {
      learn();
    }
  }

  private void learnLaunched() {
    Instant asked = clock.instant();
    launcher
        .list()
        .onSuccess(names -> scaler.launched(names, asked))
        .onFailure(_ -> scaler.launcherSilent());
  }

  Future<Limits> change(SetLimits change) {
    return database
        .ask(
            vertx,
            transaction -> {
              Limits known = LimitsStore.find(transaction).orElse(options.limits());
              return LimitsStore.put(transaction, known.with(change));
            })
        .onSuccess(scaler::changeLimits);
  }

  Future<ScalingState> state() {
    Situation situation = scaler.situation();
    Fleet fleet = scaler.fleet();
    return Future.succeededFuture(
        new ScalingState(
            situation.limits(),
            fleet.alive(),
            fleet.starting(),
            fleet.leaving(),
            situation.freeSlots(),
            fleet.waiting(),
            scaler.problem(),
            decisions.list()));
  }
}
