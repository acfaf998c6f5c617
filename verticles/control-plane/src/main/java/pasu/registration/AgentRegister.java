package pasu.registration;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AgentMessage.AgentKnown;
import pasu.protocol.AgentMessage.AgentLost;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.Bus;
import pasu.protocol.Refusal;
import pasu.protocol.Version;

/** Which agents are alive, and what everybody is told of them. Belongs to one verticle. */
final class AgentRegister {

  private static final Logger log = LoggerFactory.getLogger(AgentRegister.class);

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Bus bus;
  private final InstantSource clock;
  private final AgentTable agents = new AgentTable();
  private final VersionGate gate = new VersionGate(Version.OWN);
  private final @Nullable String database;
  private boolean complete;
  private boolean countersMoved;
  private boolean newsWait;
  private Instant toldAt = Instant.MIN;

  /**
   * Knows nobody, and tells nobody until {@link #complete}.
   *
   * @param database whose clips agents store; null where any may
   */
  AgentRegister(Bus bus, @Nullable String database, InstantSource clock) {
    this.bus = bus;
    this.database = database;
    this.clock = clock;
  }

  /**
   * One of other code, or with another database's clips, is refused, hence gets no more streams;
   * those it has go on.
   */
  Future<AgentKnown> register(AgentAlive alive) {
    Optional<Refusal> refusal =
        gate.refusal("agent " + alive.agent().id(), alive.spoken()).or(() -> strange(alive));
    heard(refusal.isPresent() ? alive.agent().leaving() : alive.agent());
    return refusal
        .<Future<AgentKnown>>map(Future::failedFuture)
        .orElseGet(() -> Future.succeededFuture(new AgentKnown()));
  }

  private Optional<Refusal> strange(AgentAlive alive) {
    String its = alive.database();
    return database == null || its == null || its.equals(database)
        ? Optional.empty()
        : Optional.of(
            Refusal.conflict(
                "agent %s stores into the clips folder of another database than this control plane's; start it with --data naming the folder with this one's clips"
                    .formatted(alive.agent().id())));
  }

  /** Everybody alive was heard: from now on it tells. */
  void complete() {
    complete = true;
    announce();
  }

  Agents list() {
    return new Agents(agents.list());
  }

  /** An agent that was stopped on purpose is gone, not lost. */
  void stopped(String agent) {
    if (agents.forget(agent)) {
      announce();
    }
  }

  /** Counts those as lost that were last heard before a moment. */
  void loseSilentSince(Instant moment) {
    List<String> lost = agents.loseSilentSince(moment);
    for (String agent : lost) {
      log.warn("agent lost agent={}", agent);
      bus.publish(Addresses.LOST_AGENTS, new AgentLost(agent));
    }
    if (!lost.isEmpty()) {
      announce();
    }
  }

  /** Says what had to wait for others; for a few times a second. */
  void announceNews() {
    if (newsWait) {
      announce();
    }
  }

  /** Says what was not worth saying at once. */
  void announceCounters() {
    if (countersMoved) {
      announce();
    }
  }

  private void heard(Agent agent) {
    switch (agents.heard(agent, clock.instant())) {
      case MATTERS -> announceSoon();
      case COUNTERS -> countersMoved = true;
      case NONE -> {}
    }
  }

  /** At once, or with what else happens now: a list of many agents costs more than it says. */
  private void announceSoon() {
    newsWait = clock.instant().isBefore(toldAt.plus(PAUSE));
    if (!newsWait) {
      announce();
    }
  }

  private void announce() {
    countersMoved = false;
    newsWait = false;
    toldAt = clock.instant();
    if (complete) {
      bus.publish(Addresses.CHANGED_AGENTS, list());
    }
  }
}
