package pasu.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.ScalingMessage.Limits;
import pasu.protocol.ScalingMessage.Waiting;
import pasu.scaling.AgentState.Alive;
import pasu.scaling.AgentState.Lost;
import pasu.scaling.AgentState.Starting;
import pasu.scaling.AgentState.Stopped;
import pasu.scaling.Situation.Member;

/** The agents on their way in and out. Not thread-safe: it belongs to one verticle. */
final class Fleet {

  private final Duration patience;
  private final StartBreaker breaker = new StartBreaker();
  private final CoolDown coolDown;
  private final Map<String, AgentState> agents = new TreeMap<>();
  private Set<String> launched = new HashSet<>();
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
  void update(List<Agent> alive, Instant now) {
    aliveKnown = true;
    Set<String> names = alive.stream().map(Agent::id).collect(Collectors.toSet());
    agents.replaceAll((name, state) -> names.contains(name) ? state : state.unheard(now));
    alive.forEach(agent -> heard(agent, now));
  }

  private void heard(Agent agent, Instant now) {
    AgentState before = agents.get(agent.id());
    agents.put(agent.id(), AgentState.heard(before, agent, now));
    if (before instanceof Starting) {
      breaker.succeeded();
    }
  }

  /**
   * Takes what the launcher runs, and returns the agents of which nobody knows: they are given the
   * time of one that starts.
   *
   * @param asked when it was asked; what was stopped since counts as stopped
   */
  List<String> launched(List<String> names, Instant asked, Instant now) {
    launched = new HashSet<>(names);
    if (!aliveKnown) {
      return List.of();
    }
    launchedKnown = true;
    List<String> unknown =
        names.stream().filter(name -> AgentState.isUnknown(agents.get(name), asked)).toList();
    unknown.forEach(name -> agents.put(name, new Starting(now, true)));
    agents.values().removeIf(state -> isForgotten(state, now));
    return unknown;
  }

  private boolean isForgotten(AgentState state, Instant now) {
    return state instanceof Stopped(Instant at, boolean counted)
        && !counted
        && at.plus(patience).isBefore(now);
  }

  void waiting(Waiting requests) {
    waiting = requests;
  }

  void started(String agent, Instant now) {
    agents.put(agent, new Starting(now, false));
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
    agents.put(agent, new Stopped(now, false));
  }

  boolean isFailing() {
    return breaker.isFailing();
  }

  /** An agent that is alive shall go. */
  void leaves(String agent, Instant now) {
    agents.computeIfPresent(
        agent, (_, state) -> state instanceof Alive alive ? alive.leaving() : state);
    coolDown.drained(now);
  }

  /** An agent was stopped: its name is free again once nobody counts it as alive any more. */
  void gone(String agent, Instant now) {
    agents.put(agent, new Stopped(now, true));
  }

  List<String> alive() {
    return names(Alive.class::isInstance);
  }

  List<String> starting() {
    return names(Starting.class::isInstance);
  }

  List<String> leaving() {
    return names(AgentState::isLeaving);
  }

  Waiting waiting() {
    return waiting;
  }

  boolean isAlive(String agent) {
    return agents.get(agent) instanceof Alive;
  }

  boolean isStarting(String agent) {
    return agents.get(agent) instanceof Starting;
  }

  /** Whether it was found running, and has not registered yet. */
  boolean isFound(String agent) {
    return agents.get(agent) instanceof Starting(Instant _, boolean found) && found;
  }

  /** Those that were started or found, but did not register in time. */
  List<String> overdue(Instant now) {
    return names(state -> state instanceof Starting starting && isOld(starting.since(), now));
  }

  /** Forgets those that have been silent for so long that they are not coming back. */
  List<String> abandoned(Instant now) {
    List<String> abandoned = names(state -> state instanceof Lost lost && isOld(lost.since(), now));
    abandoned.forEach(agents::remove);
    return abandoned;
  }

  private boolean isOld(Instant since, Instant now) {
    return !since.plus(patience).isAfter(now);
  }

  Situation situation(Limits limits, Instant now) {
    return new Situation(
        limits,
        members(),
        Set.copyOf(starting()),
        Set.copyOf(names(AgentState::isInTheWay)),
        waiting,
        breaker.isOver(now),
        coolDown.length(),
        now);
  }

  private List<Member> members() {
    return agents.values().stream()
        .flatMap(state -> state instanceof Alive alive ? Stream.of(member(alive)) : Stream.empty())
        .toList();
  }

  private Member member(Alive alive) {
    Agent agent = alive.agent();
    return new Member(
        agent.id(),
        agent.capacity(),
        agent.streams().size(),
        alive.leaves(),
        alive.emptySince(),
        agent.dedicatedTo(),
        launched.contains(agent.id()));
  }

  /** In their order. */
  private List<String> names(Predicate<AgentState> which) {
    return agents.entrySet().stream()
        .filter(entry -> which.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
