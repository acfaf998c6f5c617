package pasu.catalog;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.database.Database;
import pasu.leadership.Mandate;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.Bus;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.FinishClip;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.Refusal;

/**
 * Has clips whose agent died finished by another, under a newer epoch (ADR 21). Not thread-safe: it
 * belongs to one verticle.
 */
final class Orphans {

  private static final Logger log = LoggerFactory.getLogger(Orphans.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /**
   * To which agents a clip was given, when it was the last one's turn for the first time, and when
   * somebody was looked for last.
   */
  private record Tries(@Nullable Instant begun, Instant last, Set<String> by) {

    static Tries after(@Nullable Tries before, Instant now) {
      return before == null
          ? new Tries(null, now, new HashSet<>())
          : new Tries(before.begun, now, before.by);
    }

    /** The same, after it was given to an agent. */
    Tries with(String agent) {
      return by.add(agent) ? new Tries(last, last, by) : this;
    }
  }

  private final Vertx vertx;
  private final Database database;
  private final Mandate mandate;
  private final Duration pause;
  private final Map<String, Tries> tries = new HashMap<>();

  /**
   * None yet.
   *
   * @param pause until a clip that nobody has in hand all the same is given once more
   */
  Orphans(Vertx vertx, Database database, Mandate mandate, Duration pause) {
    this.vertx = vertx;
    this.database = database;
    this.mandate = mandate;
    this.pause = pause;
  }

  /** Gives each of these to an agent; says why where it cannot. */
  Future<?> give(List<Clip> orphans, Instant now) {
    List<Clip> due = orphans.stream().filter(clip -> isDue(clip, now)).toList();
    due.forEach(clip -> tries.compute(clip.id(), (_, before) -> Tries.after(before, now)));
    return due.isEmpty()
        ? Future.succeededFuture()
        : new Bus(vertx.eventBus())
            .ask(Addresses.AGENT_LIST, new ListAgents(), PATIENCE)
            .compose(agents -> Future.join(due.stream().map(clip -> give(clip, agents)).toList()))
            .onFailure(e -> log.warn("orphaned clips wait error=\"{}\"", e.getMessage()));
  }

  /** Takes which clips are unfinished: of others nothing needs to be known. */
  void unfinished(List<Clip> unfinished) {
    tries.keySet().retainAll(unfinished.stream().map(Clip::id).toList());
  }

  /** Whether no other agent got it since a moment: who has it in hand fails each time. */
  boolean isTriedSince(Instant moment, Clip clip) {
    Tries known = tries.get(clip.id());
    return known != null && known.begun != null && known.begun.isBefore(moment);
  }

  private boolean isDue(Clip clip, Instant now) {
    Tries known = tries.get(clip.id());
    return known == null || !known.last.isAfter(now.minus(pause));
  }

  private Future<Stored> give(Clip clip, Agents agents) {
    String agent = next(agents, triedBy(clip));
    tries.computeIfPresent(clip.id(), (_, known) -> known.with(agent));
    log.info("clip orphaned camera={} clip={} agent={}", clip.camera(), clip.id(), agent);
    return database
        .ask(
            vertx,
            transaction -> {
              mandate.check(transaction);
              return ClipStore.nextEpoch(transaction, clip.camera());
            })
        .compose(epoch -> ask(agent, new FinishClip(clip.id(), clip.camera(), epoch)));
  }

  private Set<String> triedBy(Clip clip) {
    Tries known = tries.get(clip.id());
    return known == null ? Set.of() : known.by; // Finished meanwhile.
  }

  private Future<Stored> ask(String agent, FinishClip order) {
    return new Bus(vertx.eventBus()).ask(Addresses.finish(agent), order, PATIENCE);
  }

  /** The idlest of those that did not try it yet; of all, once each did. */
  private static String next(Agents agents, Set<String> tried) {
    return agents.agents().stream()
        .filter(agent -> !agent.draining())
        .max(
            Comparator.comparing((Agent agent) -> !tried.contains(agent.id()))
                .thenComparingInt(Agent::freeSlots))
        .map(Agent::id)
        .orElseThrow(() -> Refusal.unavailable("no agent is there that could finish them"));
  }
}
