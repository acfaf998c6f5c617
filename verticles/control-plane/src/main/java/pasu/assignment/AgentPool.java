package pasu.assignment;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pasu.protocol.AgentMessage.Agent;

/**
 * Where there is room, as far as known: what agents said last, and what was promised since. Not
 * thread-safe. Only a guess that saves questions; the agent itself has the last word.
 */
final class AgentPool {

  private final Map<String, PoolMember> members = new HashMap<>();

  /** Takes what every agent that is alive says; whoever is not among them is forgotten. */
  void update(List<Agent> agents) {
    members.keySet().retainAll(agents.stream().map(Agent::id).toList());
    agents.forEach(
        agent -> members.computeIfAbsent(agent.id(), _ -> new PoolMember(agent)).says(agent));
  }

  void forget(String agent) {
    members.remove(agent);
  }

  /**
   * Promises a slot on the agent that streams the camera already, else on the fullest with a free
   * one, so that others become empty and can go. A dedicated site's agent is its own: such a site
   * gets one that is, or an empty one.
   */
  Optional<String> promise(String camera, Standing standing, Instant now) {
    Optional<PoolMember> best =
        members.values().stream()
            .filter(member -> !member.isAvoided(now) && member.hasRoomFor(camera, standing))
            .min(fullestFirst(camera, standing.site()));
    best.ifPresent(member -> member.promise(camera, standing));
    return best.map(PoolMember::id);
  }

  /** The camera does not stream to the agent, or no longer. */
  void release(String agent, String camera) {
    PoolMember member = members.get(agent);
    if (member != null) {
      member.release(camera);
    }
  }

  /** Leaves an agent that refused, or did not answer, alone for a while. */
  void avoid(String agent, Instant until) {
    PoolMember member = members.get(agent);
    if (member != null) {
      member.avoid(until);
    }
  }

  private static Comparator<PoolMember> fullestFirst(String camera, String site) {
    return Comparator.comparing((PoolMember member) -> !member.streams(camera))
        .thenComparing(member -> !member.isDedicatedTo(site))
        .thenComparingInt(PoolMember::free)
        .thenComparingInt(member -> member.id().length())
        .thenComparing(PoolMember::id);
  }
}
