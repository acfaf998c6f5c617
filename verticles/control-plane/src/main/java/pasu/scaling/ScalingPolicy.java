package pasu.scaling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import pasu.scaling.Decision.Drain;
import pasu.scaling.Decision.Start;
import pasu.scaling.Situation.Member;

/**
 * How many agents there should be: so many that, once everybody who waits is served, one slot is
 * still free. Pure: the same situation gives the same decisions.
 */
final class ScalingPolicy {

  private static final Comparator<Member> LAST_NAMED_FIRST =
      Comparator.comparingInt((Member member) -> member.name().length())
          .thenComparing(Member::name)
          .reversed();

  private final ScalingOptions options;

  ScalingPolicy(ScalingOptions options) {
    this.options = options;
  }

  int minimum() {
    return options.minimum();
  }

  int maximum() {
    return options.maximum();
  }

  List<? extends Decision> decide(Situation situation) {
    int lacking = lackingAgents(situation);
    return lacking > 0 ? starts(situation, lacking) : drains(situation);
  }

  /** Whether more agents are needed than there may be. */
  boolean isAtMaximum(Situation situation) {
    return lackingAgents(situation) > room(situation);
  }

  private int lackingAgents(Situation situation) {
    int coming = situation.starting().size();
    int slots = situation.freeSlots() + coming * options.capacity();
    int forSlots = Math.ceilDiv(neededSlots(situation) - slots, options.capacity());
    int forMinimum = options.minimum() - situation.staying().size() - coming;
    return Math.max(0, Math.max(forSlots, forMinimum));
  }

  private List<Start> starts(Situation situation, int lacking) {
    if (!situation.mayStart()) {
      return List.of();
    }
    String reason = startReason(situation);
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> "agent-" + number)
        .filter(name -> isFree(situation, name))
        .limit(Math.max(0, Math.min(lacking, room(situation))))
        .map(name -> new Start(name, reason))
        .toList();
  }

  private List<Drain> drains(Situation situation) {
    List<Drain> drains = new ArrayList<>();
    int staying = situation.staying().size();
    int free = situation.freeSlots();
    for (Member member : situation.staying().stream().sorted(LAST_NAMED_FIRST).toList()) {
      if (!hasCooledDown(member, situation)
          || staying <= options.minimum()
          || free - member.capacity() < neededSlots(situation)) {
        continue;
      }
      staying--;
      free -= member.capacity();
      drains.add(new Drain(member.name(), drainReason(free)));
    }
    return drains;
  }

  private boolean hasCooledDown(Member member, Situation situation) {
    return member.emptySince() != null
        && !member.emptySince().plus(options.coolDown()).isAfter(situation.now());
  }

  private int room(Situation situation) {
    return options.maximum() - situation.members().size() - situation.starting().size();
  }

  private static int neededSlots(Situation situation) {
    return situation.waiting() + 1;
  }

  private static boolean isFree(Situation situation, String name) {
    return !situation.starting().contains(name)
        && !situation.unusable().contains(name)
        && situation.members().stream().noneMatch(member -> member.name().equals(name));
  }

  private String startReason(Situation situation) {
    return situation.staying().size() + situation.starting().size() < options.minimum()
        ? "at least %d must run".formatted(options.minimum())
        : "%d free slots are too few for %d waiting requests and one to spare"
            .formatted(situation.freeSlots(), situation.waiting());
  }

  private String drainReason(int free) {
    return "it was empty for %d s, and without it %d slots are still free"
        .formatted(options.coolDown().toSeconds(), free);
  }
}
