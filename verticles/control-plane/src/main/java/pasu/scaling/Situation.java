package pasu.scaling;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known when it is decided how many agents there should be.
 *
 * @param members the agents that are alive
 * @param starting names of agents that were started but have not registered yet
 * @param unusable names no new agent may have now
 * @param waiting requests that no agent had room for
 * @param mayStart false for a while after an agent failed to start
 */
record Situation(
    List<Member> members,
    Set<String> starting,
    Set<String> unusable,
    int waiting,
    boolean mayStart,
    Instant now) {

  /**
   * An agent that is alive.
   *
   * @param leaving whether it is being drained, hence takes no more streams
   * @param emptySince since when it has had no stream; null while it has some
   */
  record Member(
      String name, int capacity, int streams, boolean leaving, @Nullable Instant emptySince) {

    int freeSlots() {
      return leaving ? 0 : Math.max(0, capacity - streams);
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

  int freeSlots() {
    return members.stream().mapToInt(Member::freeSlots).sum();
  }
}
