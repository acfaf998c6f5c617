package pasu.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.ScalingMessage.Limits;
import pasu.protocol.ScalingMessage.Waiting;
import pasu.scaling.Situation.Member;

/** The agents on their way in and out. Not thread-safe: it belongs to one verticle. */
final class Fleet {

  private final Duration patience;
  private final StartBreaker breaker = new StartBreaker();
  private final CoolDown coolDown;
  private final Map<String, Agent> alive = new TreeMap<>();
  private final Map<String, Instant> emptySince = new HashMap<>();
  private final Map<String, Instant> starting = new TreeMap<>();
  private final Map<String, Instant> lost = new HashMap<>();
  private final Map<String, Instant> stoppedAt = new HashMap<>();
  private final Set<String> leaving = new HashSet<>();
  private final Set<String> saidDraining = new HashSet<>();
  private final Set<String> stopped = new HashSet<>();
  private final Set<String> launched = new HashSet<>();
  private Waiting waiting = new Waiting(0);
  private boolean aliveKnown;
  private boolean launchedKnown;

  /**
   * Creates an empty one.
   *
   * @param patience how long an agent may take to register, and for how long the name of one that
   *     fell silent is not given to another
   * @param coolDown the shortest
   */
  Fleet(Duration patience, Duration coolDown) {
    this.patience = patience;
    this.coolDown = new CoolDown(coolDown);
  }

  /** Whether it is known who is alive and what runs: nothing can be decided before. */
  boolean isKnown() {
    return aliveKnown && launchedKnown;
  }

  /** Takes who is alive. */
  void update(List<Agent> agents, Instant now) {
    aliveKnown = true;
    List<String> names = agents.stream().map(Agent::id).toList();
    alive.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> lost.put(name, now));
    alive.keySet().retainAll(names);
    emptySince.keySet().retainAll(names);
    stopped.retainAll(names);
    agents.stream()
        .filter(agent -> !stopped.contains(agent.id()))
        .forEach(agent -> heard(agent, now));
  }

  /**
   * Takes what the launcher runs, and returns the agents of which nobody knows: they are given the
   * time of one that starts.
   *
   * @param asked when it was asked; what was stopped since counts as stopped
   */
  List<String> launched(List<String> names, Instant asked, Instant now) {
    launched.clear();
    launched.addAll(names);
    if (!aliveKnown) {
      return List.of();
    }
    launchedKnown = true;
    stoppedAt.values().removeIf(at -> at.plus(patience).isBefore(now));
    List<String> unknown =
        names.stream().filter(name -> isUnknown(name) && !wasStopped(name, asked)).toList();
    unknown.forEach(name -> starting.put(name, now));
    return unknown;
  }

  void waiting(Waiting requests) {
    waiting = requests;
  }

  void started(String agent, Instant now) {
    starting.put(agent, now);
    launched.add(agent);
    coolDown.started(now);
  }

  /** An agent did not start: for a while none is started; returns until when. */
  Instant failed(String agent, Instant now) {
    removed(agent, now);
    return breaker.failed(now);
  }

  /** An agent that was found running, but never registered, was removed. */
  void removed(String agent, Instant now) {
    starting.remove(agent);
    stoppedAt.put(agent, now);
  }

  boolean isFailing() {
    return breaker.isFailing();
  }

  void leaves(String agent, Instant now) {
    leaving.add(agent);
    coolDown.drained(now);
  }

  /** An agent was stopped: its name is free again once nobody counts it as alive any more. */
  void gone(String agent, Instant now) {
    stopped.add(agent);
    stoppedAt.put(agent, now);
    alive.remove(agent);
    lost.remove(agent);
    emptySince.remove(agent);
    leaving.remove(agent);
  }

  List<String> alive() {
    return List.copyOf(alive.keySet());
  }

  List<String> starting() {
    return List.copyOf(starting.keySet());
  }

  Set<String> leaving() {
    return Set.copyOf(leaving);
  }

  Waiting waiting() {
    return waiting;
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
    leaving.removeAll(abandoned);
    saidDraining.removeAll(abandoned);
    return abandoned;
  }

  Situation situation(Limits limits, Instant now) {
    Set<String> unusable = new HashSet<>(lost.keySet());
    unusable.addAll(leaving);
    unusable.addAll(stopped);
    boolean mayStart = breaker.isOver(now);
    return new Situation(
        limits, members(), starting.keySet(), unusable, waiting, mayStart, coolDown.length(), now);
  }

  private void heard(Agent agent, Instant now) {
    alive.put(agent.id(), agent);
    lost.remove(agent.id());
    if (starting.remove(agent.id()) != null) {
      breaker.succeeded();
    }
    if (agent.draining()) {
      leaving.add(agent.id()); // Also one that was drained before a restart of this process.
      saidDraining.add(agent.id());
    } else if (saidDraining.remove(agent.id())) {
      leaving.remove(agent.id()); // It was started anew.
    }
    if (agent.streams().isEmpty()) {
      emptySince.putIfAbsent(agent.id(), now);
    } else {
      emptySince.remove(agent.id());
    }
  }

  private boolean isUnknown(String name) {
    return !alive.containsKey(name)
        && !starting.containsKey(name)
        && !leaving.contains(name)
        && !lost.containsKey(name)
        && !stopped.contains(name);
  }

  private boolean wasStopped(String name, Instant asked) {
    Instant at = stoppedAt.get(name);
    return at != null && !at.isBefore(asked);
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
              emptySince.get(agent.id()),
              agent.dedicatedTo(),
              launched.contains(agent.id())));
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
