package pasu.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pasu.protocol.ScalingMessage.Limits;
import pasu.protocol.ScalingMessage.Waiting;

/**
 * What is known when it is decided how many agents there should be.
 *
 * @param members the agents that are alive
 * @param starting names of agents that were started but have not registered yet
 * @param unusable names no new agent may have now
 * @param waiting requests that no agent had room for
 * @param mayStart false for a while after an agent failed to start
 * @param coolDown how long an agent must have been empty before it goes
 */
record Situation(
    Limits limits,
    List<Member> members,
    Set<String> starting,
    Set<String> unusable,
    Waiting waiting,
    boolean mayStart,
    Duration coolDown,
    Instant now) {

  /**
   * An agent that is alive.
   *
   * @param leaving whether it is being drained, hence takes no more streams
   * @param emptySince since when it has had no stream; null while it has some
   * @param dedicatedTo the only site it serves; null when it serves anybody
   * @param ours whether the launcher runs it; who started another by hand ends it by hand
   */
  record Member(
      String name,
      int capacity,
      int streams,
      boolean leaving,
      @Nullable Instant emptySince,
      @Nullable String dedicatedTo,
      boolean ours) {

    int freeSlots() {
      return leaving ? 0 : Math.max(0, capacity - streams);
    }

    boolean isEmpty() {
      return streams == 0;
    }
  }

  Situation {
    members = List.copyOf(members);
    starting = Set.copyOf(starting);
    unusable = Set.copyOf(unusable);
  }

  List<Member> staying() {
    return members.stream().filter(member -> !member.leaving()).toList();
  }

  /** For anybody: what is free on a site's own agent is no room for others. */
  int freeSlots() {
    return freeSlots(member -> member.dedicatedTo() == null);
  }

  /** On the agents that serve this site alone. */
  int freeSlots(String site) {
    return freeSlots(member -> site.equals(member.dedicatedTo()));
  }

  /** The same, if a member and those that are starting were not there. */
  Situation without(Member gone) {
    List<Member> rest = members.stream().filter(member -> !member.equals(gone)).toList();
    return new Situation(limits, rest, Set.of(), unusable, waiting, mayStart, coolDown, now);
  }

  private int freeSlots(Predicate<Member> which) {
    return members.stream().filter(which).mapToInt(Member::freeSlots).sum();
  }
}
