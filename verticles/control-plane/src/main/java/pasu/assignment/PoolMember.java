package pasu.assignment;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Stream;

/** What is known of one agent's room: what it said last, and what was promised since. */
final class PoolMember {

  private Agent agent;
  private final Set<String> streaming = new HashSet<>();
  private final Map<String, Standing> promised = new HashMap<>();

  /** The cameras of both: asked of every member for every lease. */
  private final Set<String> used = new HashSet<>();

  private Instant avoidedUntil = Instant.MIN;

  PoolMember(Agent agent) {
    this.agent = agent;
  }

  String id() {
    return agent.id();
  }

  void says(Agent now) {
    agent = now;
    streaming.clear();
    now.streams().stream().map(Stream::camera).forEach(streaming::add);
    used.clear();
    used.addAll(streaming);
    used.addAll(promised.keySet());
  }

  void promise(String camera, Standing standing) {
    promised.put(camera, standing);
    used.add(camera);
  }

  void release(String camera) {
    promised.remove(camera);
    streaming.remove(camera);
    used.remove(camera);
  }

  void avoid(Instant until) {
    avoidedUntil = until;
  }

  boolean isAvoided(Instant now) {
    return avoidedUntil.isAfter(now);
  }

  boolean streams(String camera) {
    return streaming.contains(camera);
  }

  int free() {
    return agent.draining() ? 0 : agent.capacity() - used.size();
  }

  boolean hasRoomFor(String camera, Standing standing) {
    boolean slot = free() > 0 || (streams(camera) && !agent.draining());
    return slot && mayServe(camera, standing);
  }

  /** Whether it serves this site alone already. */
  boolean isDedicatedTo(String site) {
    return site.equals(owner());
  }

  private boolean mayServe(String camera, Standing standing) {
    String owner = owner();
    return owner != null
        ? owner.equals(standing.site())
        : !standing.dedicated() || Set.of(camera).containsAll(used);
  }

  /** The only site it serves; null when it serves anybody. */
  private @Nullable String owner() {
    return agent.dedicatedTo() != null
        ? agent.dedicatedTo()
        : promised.values().stream()
            .filter(Standing::dedicated)
            .map(Standing::site)
            .findFirst()
            .orElse(null);
  }
}
