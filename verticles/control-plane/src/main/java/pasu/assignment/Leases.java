package pasu.assignment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.StreamMessage.Grant;

/**
 * Who streams to whom, one lease a camera. Not thread-safe.
 *
 * <p>A lease counts until its stream, once seen in an agent's heartbeat, is gone from there; one
 * never seen is given up after a while.
 */
final class Leases {

  private record Lease(Grant grant, Instant since, boolean seen) {
    Lease nowSeen() {
      return new Lease(grant, since, true);
    }
  }

  private final Duration unseen;
  private final Map<String, Lease> leases = new HashMap<>();

  /** The same by agent and camera: each agent is compared with its own, many times a second. */
  private final Map<String, Map<String, Lease>> byAgent = new HashMap<>();

  /**
   * Creates an empty table.
   *
   * @param unseen how long a lease may take to show in a heartbeat
   */
  Leases(Duration unseen) {
    this.unseen = unseen;
  }

  void add(Grant grant, Instant now) {
    remove(grant.terms().camera());
    put(new Lease(grant, now, false));
  }

  Optional<Grant> of(String camera) {
    return Optional.ofNullable(leases.get(camera)).map(Lease::grant);
  }

  /** Forgets a camera's lease if it is of this epoch, and returns it. */
  Optional<Grant> end(String camera, long epoch) {
    Optional<Grant> ended = of(camera).filter(grant -> grant.terms().epoch() == epoch);
    ended.ifPresent(_ -> remove(camera));
    return ended;
  }

  /** Forgets the leases on an agent, and returns them. */
  List<Grant> endOn(String agent) {
    List<Grant> ended = on(agent).stream().map(Lease::grant).toList();
    ended.forEach(grant -> remove(grant.terms().camera()));
    return ended;
  }

  /** Forgets the leases whose stream an agent no longer has, and returns them. */
  List<Grant> compare(Agent agent, Instant now) {
    Map<String, Long> epochs = new HashMap<>();
    agent.streams().forEach(stream -> epochs.put(stream.camera(), stream.epoch()));
    List<Grant> ended = new ArrayList<>();
    for (Lease lease : on(agent.id())) {
      Grant grant = lease.grant();
      if (epochs.getOrDefault(grant.terms().camera(), 0L) == grant.terms().epoch()) {
        put(lease.nowSeen());
      } else if (lease.seen() || lease.since().plus(unseen).isBefore(now)) {
        remove(grant.terms().camera());
        ended.add(grant);
      }
    }
    return ended;
  }

  private void put(Lease lease) {
    String camera = lease.grant().terms().camera();
    leases.put(camera, lease);
    byAgent.computeIfAbsent(lease.grant().door().agent(), _ -> new HashMap<>()).put(camera, lease);
  }

  private void remove(String camera) {
    Lease lease = leases.remove(camera);
    if (lease != null) {
      String agent = lease.grant().door().agent();
      Map<String, Lease> others = byAgent.getOrDefault(agent, new HashMap<>());
      others.remove(camera);
      if (others.isEmpty()) {
        byAgent.remove(agent);
      }
    }
  }

  /** A copy, so that they may end meanwhile. */
  private List<Lease> on(String agent) {
    return List.copyOf(byAgent.getOrDefault(agent, Map.of()).values());
  }
}
