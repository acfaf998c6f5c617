package pasu.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pasu.protocol.AgentMessage.Agent;
import pasu.scaling.Situation.Member;

/** The agents on their way in and out. Not thread-safe: it belongs to one verticle. */
final class Fleet {

  private final Duration patience;
  private final BackOff backOff = new BackOff();
  private final Map<String, Agent> alive = new HashMap<>();
  private final Map<String, Instant> emptySince = new HashMap<>();
  private final Map<String, Instant> starting = new HashMap<>();
  private final Map<String, Instant> lost = new HashMap<>();
  private final Set<String> leaving = new HashSet<>();
  private final Set<String> stopped = new HashSet<>();
  private int waiting;

  /**
   * Creates an empty one.
   *
   * @param patience how long an agent may take to register, and for how long the name of one that
   *     fell silent is not given to another
   */
  Fleet(Duration patience) {
    this.patience = patience;
  }

  /** Takes who is alive. */
  void update(List<Agent> agents, Instant now) {
    List<String> names = agents.stream().map(Agent::id).toList();
    alive.keySet().stream()
        .filter(name -> !names.contains(name) && !leaving.contains(name))
        .forEach(name -> lost.put(name, now));
    alive.keySet().retainAll(names);
    emptySince.keySet().retainAll(names);
    stopped.retainAll(names);
    agents.stream()
        .filter(agent -> !stopped.contains(agent.id()))
        .forEach(agent -> heard(agent, now));
  }

  void waiting(int requests) {
    waiting = requests;
  }

  void started(String agent, Instant now) {
    starting.put(agent, now);
  }

  /** An agent did not start: for a while none is started. */
  void failed(String agent, Instant now) {
    starting.remove(agent);
    backOff.failed(now);
  }

  void leaves(String agent) {
    leaving.add(agent);
  }

  /** An agent was stopped: its name is free again once nobody counts it as alive any more. */
  void gone(String agent) {
    stopped.add(agent);
    alive.remove(agent);
    emptySince.remove(agent);
    leaving.remove(agent);
  }

  Set<String> leaving() {
    return Set.copyOf(leaving);
  }

  boolean isAlive(String agent) {
    return alive.containsKey(agent);
  }

  boolean isStarting(String agent) {
    return starting.containsKey(agent);
  }

  /** Those that were started, but did not register in time. */
  List<String> overdue(Instant now) {
    return olderThanPatience(starting, now);
  }

  /** Forgets those that have been silent for so long that they are not coming back. */
  List<String> abandoned(Instant now) {
    List<String> abandoned = olderThanPatience(lost, now);
    abandoned.forEach(lost::remove);
    return abandoned;
  }

  Situation situation(Instant now) {
    Set<String> unusable = new HashSet<>(lost.keySet());
    unusable.addAll(leaving);
    unusable.addAll(stopped);
    return new Situation(members(), starting.keySet(), unusable, waiting, backOff.isOver(now), now);
  }

  private void heard(Agent agent, Instant now) {
    alive.put(agent.id(), agent);
    lost.remove(agent.id());
    if (starting.remove(agent.id()) != null) {
      backOff.succeeded();
    }
    if (agent.draining()) {
      leaving.add(agent.id()); // Also one that was drained before a restart of this process.
    }
    if (agent.streams().isEmpty()) {
      emptySince.putIfAbsent(agent.id(), now);
    } else {
      emptySince.remove(agent.id());
    }
  }

  private List<Member> members() {
    List<Member> members = new ArrayList<>();
    for (Agent agent : alive.values()) {
      members.add(
          new Member(
              agent.id(),
              agent.capacity(),
              agent.streams().size(),
              leaving.contains(agent.id()),
              emptySince.get(agent.id())));
    }
    return members;
  }

  private List<String> olderThanPatience(Map<String, Instant> names, Instant now) {
    return names.entrySet().stream()
        .filter(entry -> !entry.getValue().plus(patience).isAfter(now))
        .map(Map.Entry::getKey)
        .toList();
  }
}
