package pasu.assignment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

  /**
   * Creates an empty table.
   *
   * @param unseen how long a lease may take to show in a heartbeat
   */
  Leases(Duration unseen) {
    this.unseen = unseen;
  }

  void add(Grant grant, Instant now) {
    leases.put(grant.terms().camera(), new Lease(grant, now, false));
  }

  Optional<Grant> of(String camera) {
    return Optional.ofNullable(leases.get(camera)).map(Lease::grant);
  }

  /** Forgets a camera's lease if it is of this epoch, and returns it. */
  Optional<Grant> end(String camera, long epoch) {
    return end(grant -> grant.terms().camera().equals(camera) && grant.terms().epoch() == epoch)
        .stream()
        .findFirst();
  }

  /** Forgets the leases on an agent, and returns them. */
  List<Grant> endOn(String agent) {
    return end(grant -> grant.door().agent().equals(agent));
  }

  /** Forgets the leases whose stream an agent no longer has, and returns them. */
  List<Grant> compare(Agent agent, Instant now) {
    List<Grant> ended = new ArrayList<>();
    for (Lease lease : List.copyOf(leases.values())) {
      Grant grant = lease.grant();
      if (!grant.door().agent().equals(agent.id())) {
        continue;
      }
      if (has(agent, grant)) {
        leases.put(grant.terms().camera(), lease.nowSeen());
      } else if (lease.seen() || lease.since().plus(unseen).isBefore(now)) {
        leases.remove(grant.terms().camera());
        ended.add(grant);
      }
    }
    return ended;
  }

  private static boolean has(Agent agent, Grant grant) {
    return agent.streams().stream()
        .anyMatch(
            stream ->
                stream.camera().equals(grant.terms().camera())
                    && stream.epoch() == grant.terms().epoch());
  }

  private List<Grant> end(Predicate<Grant> which) {
    List<Grant> ended = leases.values().stream().map(Lease::grant).filter(which).toList();
    ended.forEach(grant -> leases.remove(grant.terms().camera()));
    return ended;
  }
}
