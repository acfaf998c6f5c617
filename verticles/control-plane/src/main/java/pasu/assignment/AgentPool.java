package pasu.assignment;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Stream;

/**
 * Where there is room, as far as known: what agents said last, and what was promised since. Not
 * thread-safe. Only a guess that saves questions; the agent itself has the last word.
 */
final class AgentPool {

  private static final class Member {
    private Agent agent;
    private final Set<String> streaming = new HashSet<>();
    private final Set<String> promised = new HashSet<>();
    private Instant avoidedUntil = Instant.MIN;

    Member(Agent agent) {
      this.agent = agent;
    }

    void says(Agent now) {
      agent = now;
      streaming.clear();
      now.streams().stream().map(Stream::camera).forEach(streaming::add);
    }

    int free() {
      Set<String> used = new HashSet<>(streaming);
      used.addAll(promised);
      return agent.draining() ? 0 : agent.capacity() - used.size();
    }

    boolean hasRoomFor(String camera) {
      return free() > 0 || (streaming.contains(camera) && !agent.draining());
    }
  }

  private final Map<String, Member> members = new HashMap<>();

  /** Takes what every agent that is alive says; whoever is not among them is forgotten. */
  void update(List<Agent> agents) {
    members.keySet().retainAll(agents.stream().map(Agent::id).toList());
    agents.forEach(
        agent -> members.computeIfAbsent(agent.id(), _ -> new Member(agent)).says(agent));
  }

  void forget(String agent) {
    members.remove(agent);
  }

  /**
   * Promises a slot on the agent that streams the camera already, else on the fullest with a free
   * one, so that others become empty and can go.
   */
  Optional<String> promise(String camera, Instant now) {
    Optional<Member> best =
        members.values().stream()
            .filter(member -> !member.avoidedUntil.isAfter(now) && member.hasRoomFor(camera))
            .min(fullestFirst(camera));
    best.ifPresent(member -> member.promised.add(camera));
    return best.map(member -> member.agent.id());
  }

  /** The camera does not stream to the agent, or no longer. */
  void release(String agent, String camera) {
    Member member = members.get(agent);
    if (member != null) {
      member.promised.remove(camera);
      member.streaming.remove(camera);
    }
  }

  /** Leaves an agent that refused, or did not answer, alone for a while. */
  void avoid(String agent, Instant until) {
    Member member = members.get(agent);
    if (member != null) {
      member.avoidedUntil = until;
    }
  }

  private static Comparator<Member> fullestFirst(String camera) {
    return Comparator.comparing((Member member) -> !member.streaming.contains(camera))
        .thenComparingInt(Member::free)
        .thenComparingInt(member -> member.agent.id().length())
        .thenComparing(member -> member.agent.id());
  }
}
