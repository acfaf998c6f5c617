package pasu.scaling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pasu.protocol.Sentence;
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

  private final int capacity;

  /**
   * Creates it.
   *
   * @param capacity slots a new agent will have
   */
  ScalingPolicy(int capacity) {
    this.capacity = capacity;
  }

  List<? extends Decision> decide(Situation situation) {
    List<Drain> surplus = surplus(situation);
    if (!surplus.isEmpty()) {
      return surplus;
    }
    int lacking = lackingAgents(situation);
    return lacking > 0 ? starts(situation, lacking) : drains(situation);
  }

  boolean wantsMore(Situation situation) {
    return lackingAgents(situation) > 0;
  }

  /** Whether more agents are needed than there may be. */
  boolean isAtMaximum(Situation situation) {
    return lackingAgents(situation) > Math.max(0, room(situation));
  }

  private int lackingAgents(Situation situation) {
    int coming = situation.starting().size();
    int own = agentsOfTheirOwn(situation);
    int empty = (int) situation.staying().stream().filter(Member::isEmpty).count();
    int taken = Math.min(own, empty);
    int left = coming - (own - taken); // Of those that are coming, for everybody else.
    int slots = situation.freeSlots() + (Math.max(0, left) - taken) * capacity;
    int forSlots = Math.max(0, Math.ceilDiv(neededSlots(situation) - slots, capacity));
    int forMinimum = situation.limits().minimum() - situation.staying().size() - coming;
    return Math.max(0, Math.max(forSlots + Math.max(0, -left), forMinimum));
  }

  /** How many empty agents those need who wait for one that is their site's alone. */
  private int agentsOfTheirOwn(Situation situation) {
    return situation.waiting().dedicated().entrySet().stream()
        .mapToInt(site -> agentsOfItsOwn(situation, site))
        .sum();
  }

  private int agentsOfItsOwn(Situation situation, Map.Entry<String, Integer> site) {
    int slots = site.getValue() - situation.freeSlots(site.getKey());
    return Math.max(0, Math.ceilDiv(slots, capacity));
  }

  private List<Start> starts(Situation situation, int lacking) {
    if (!situation.mayStart()) {
      return List.of();
    }
    Sentence reason = startReason(situation);
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> "agent-" + number)
        .filter(name -> isFree(situation, name))
        .limit(Math.max(0, Math.min(lacking, room(situation))))
        .map(name -> new Start(name, reason))
        .toList();
  }

  /** Those beyond the maximum, which somebody may have lowered: the emptiest go. */
  private List<Drain> surplus(Situation situation) {
    int maximum = situation.limits().maximum();
    Stream<Member> leastUsedFirst =
        situation.staying().stream()
            .filter(Member::ours)
            .sorted(Comparator.comparingInt(Member::streams).thenComparing(LAST_NAMED_FIRST));
    return leastUsedFirst
        .limit(Math.max(0, situation.staying().size() - maximum))
        .map(
            member ->
                new Drain(
                    member.name(),
                    Sentence.of("agents-at-most", "at most {maximum} may run", maximum)))
        .toList();
  }

  private List<Drain> drains(Situation situation) {
    List<Drain> drains = new ArrayList<>();
    Situation rest = situation;
    for (Member member : situation.staying().stream().sorted(LAST_NAMED_FIRST).toList()) {
      Situation without = rest.without(member);
      if (mayGo(member, situation) && isEnough(without)) {
        rest = without;
        drains.add(new Drain(member.name(), drainReason(situation, without)));
      }
    }
    return drains;
  }

  private boolean isEnough(Situation rest) {
    return rest.staying().size() >= rest.limits().minimum() && lackingAgents(rest) == 0;
  }

  private static boolean mayGo(Member member, Situation situation) {
    return member.ours()
        && member.emptySince() != null
        && !member.emptySince().plus(situation.coolDown()).isAfter(situation.now());
  }

  private static int room(Situation situation) {
    return situation.limits().maximum() - situation.members().size() - situation.starting().size();
  }

  /** One to spare, beside those for who waits and shares an agent. */
  private static int neededSlots(Situation situation) {
    int own = situation.waiting().dedicated().values().stream().mapToInt(n -> n).sum();
    return situation.waiting().requests() - own + 1;
  }

  private static boolean isFree(Situation situation, String name) {
    return !situation.starting().contains(name)
        && !situation.unusable().contains(name)
        && situation.members().stream().noneMatch(member -> member.name().equals(name));
  }

  private Sentence startReason(Situation situation) {
    int minimum = situation.limits().minimum();
    if (situation.staying().size() + situation.starting().size() < minimum) {
      return Sentence.of("agents-at-least", "at least {minimum} must run", minimum);
    }
    return agentsOfTheirOwn(situation) > 0
        ? Sentence.of(
            "own-agents-wanted",
            "{sites} wait for an agent of their site's own, with {free} free slots for anybody",
            situation.waiting().dedicated(),
            situation.freeSlots())
        : Sentence.of(
            "slots-too-few",
            "{free} free slots are too few for {waiting} waiting requests and one to spare",
            situation.freeSlots(),
            situation.waiting().requests());
  }

  private static Sentence drainReason(Situation situation, Situation without) {
    return Sentence.of(
        "agent-empty",
        "it was empty for {seconds} s, and without it {free} slots are still free",
        situation.coolDown().toSeconds(),
        without.freeSlots());
  }
}
