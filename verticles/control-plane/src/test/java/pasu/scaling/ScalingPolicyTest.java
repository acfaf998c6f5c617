package pasu.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.protocol.ScalingMessage.Limits;
import pasu.protocol.ScalingMessage.Waiting;
import pasu.protocol.Sentence;
import pasu.scaling.Situation.Member;

class ScalingPolicyTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Limits LIMITS = ScalingOptions.DEFAULTS.limits();
  private static final Duration COOL_DOWN = ScalingOptions.DEFAULTS.coolDown();

  private final ScalingPolicy policy = new ScalingPolicy(3);

  /** Streams of each agent with three slots, {@code -} for none; what is started or drained. */
  @ParameterizedTest(name = "[{0}] starting [{1}] and {2} waiting: {3}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -,       -,               0, start agent-1
          -,       agent-1,         0, -
          -,       agent-1,         4, start agent-2
          0,       -,               0, -
          2,       -,               0, -
          3,       -,               0, start agent-2
          3,       agent-2,         0, -
          3,       agent-2,         4, start agent-3
          0,       -,               4, start agent-2
          3,       -,               4, start agent-2 start agent-3
          3 3,     -,               7, start agent-3 start agent-4 start agent-5
          3 3 1,   -,               0, -
          3 2 0,   -,               0, drain agent-3
          3 3 0,   -,               0, -
          2 0 0,   -,               0, drain agent-3 drain agent-2
          0 0 0,   -,               0, drain agent-3 drain agent-2
          0 0 0,   -,               3, drain agent-3
          0 1,     -,               0, drain agent-1
          2 0,     agent-3,         0, drain agent-2
          """)
  void keepsOneSlotFreeAndNoMore(String streams, String starting, int waiting, String decisions) {
    assertThat(decide(members(streams), names(starting), waiting))
        .containsExactlyElementsOf(names(decisions, " (?=start|drain)"));
  }

  @Test
  void givesTheLowestFreeNumberToANewAgent() {
    List<Member> members = List.of(member("agent-1", 3), member("agent-3", 3));

    assertThat(decide(members, Set.of(), 0)).containsExactly("start agent-2");
  }

  @Test
  void givesNoNameThatIsInUseYet() {
    Situation situation =
        new Situation(
            LIMITS,
            List.of(member("agent-1", 3)),
            Set.of(),
            Set.of("agent-2"),
            new Waiting(0),
            true,
            COOL_DOWN,
            NOON);

    assertThat(policy.decide(situation)).extracting(Decision::agent).containsExactly("agent-3");
  }

  @Test
  void startsNoMoreThanTheMaximum() {
    Situation situation =
        situation(new Limits(1, 2), List.of(member("agent-1", 3)), Set.of(), new Waiting(9));

    assertThat(policy.decide(situation)).hasSize(1);
    assertThat(policy.isAtMaximum(situation)).isTrue();
  }

  @Test
  void startsNothingWhileItBacksOff() {
    Situation situation =
        new Situation(
            LIMITS, List.of(), Set.of(), Set.of(), new Waiting(4), false, COOL_DOWN, NOON);

    assertThat(policy.decide(situation)).isEmpty();
  }

  @Test
  void letsAnEmptyAgentCoolDownFirst() {
    Instant justBefore = NOON.minus(COOL_DOWN).plusNanos(1);
    List<Member> members =
        List.of(member("agent-1", 0), new Member("agent-2", 3, 0, false, justBefore, null, true));

    assertThat(decide(members, Set.of(), 0)).containsExactly("drain agent-1");
  }

  @Test
  void countsNoSlotOfAnAgentThatLeaves() {
    List<Member> members =
        List.of(member("agent-1", 3), new Member("agent-2", 3, 1, true, null, null, true));

    assertThat(decide(members, Set.of(), 0)).containsExactly("start agent-3");
  }

  @Test
  void startsAnAgentForASiteThatSharesNone() {
    List<Member> shared = List.of(member("agent-1", 1));

    assertThat(decide(situation(LIMITS, shared, Set.of(), villa(1))))
        .containsExactly("start agent-2");
    assertThat(decide(situation(LIMITS, shared, Set.of("agent-2"), villa(3)))).isEmpty();
    assertThat(decide(situation(LIMITS, shared, Set.of("agent-2"), villa(4))))
        .containsExactly("start agent-3");
  }

  @Test
  void takesTheFreeSlotsOfASitesOwnAgentForNobodyElses() {
    Member villas = new Member("agent-1", 3, 1, false, null, "villa", true);

    assertThat(decide(List.of(villas), Set.of(), 0)).containsExactly("start agent-2");
    assertThat(decide(situation(LIMITS, List.of(villas, member("agent-2", 0)), Set.of(), villa(2))))
        .isEmpty();
  }

  @Test
  void startsAnotherWhenASiteTakesTheOnlyEmptyOne() {
    List<Member> one = List.of(member("agent-1", 0));

    assertThat(decide(situation(LIMITS, one, Set.of(), villa(1)))).containsExactly("start agent-2");
  }

  @Test
  void drainsTheLeastUsedBeyondAMaximumThatWasLowered() {
    List<Member> three = List.of(member("agent-1", 3), member("agent-2", 1), member("agent-3", 2));

    assertThat(decide(situation(new Limits(1, 2), three, Set.of(), new Waiting(0))))
        .containsExactly("drain agent-2");
  }

  @Test
  void drainsNobodyItCouldNotStartAgain() {
    Member byHand = new Member("agent-2", 3, 0, false, NOON.minus(COOL_DOWN), null, false);

    assertThat(decide(List.of(member("agent-1", 1), byHand), Set.of(), 0)).isEmpty();
  }

  private static Waiting villa(int requests) {
    return new Waiting(requests, Map.of("villa", requests));
  }

  @Test
  void sortsNamesByTheirNumber() {
    List<Member> members = List.of(member("agent-9", 0), member("agent-10", 0));

    assertThat(decide(members, Set.of(), 0)).containsExactly("drain agent-10");
  }

  private List<String> decide(List<Member> members, Set<String> starting, int waiting) {
    return decide(situation(LIMITS, members, starting, new Waiting(waiting)));
  }

  private List<String> decide(Situation situation) {
    return policy.decide(situation).stream().map(ScalingPolicyTest::describe).toList();
  }

  private static Situation situation(
      Limits limits, List<Member> members, Set<String> starting, Waiting waiting) {
    return new Situation(limits, members, starting, Set.of(), waiting, true, COOL_DOWN, NOON);
  }

  private static String describe(Decision decision) {
    return switch (decision) {
      case Decision.Start(String agent, Sentence _) -> "start " + agent;
      case Decision.Drain(String agent, Sentence _) -> "drain " + agent;
    };
  }

  private static List<Member> members(String streams) {
    List<String> counts = List.copyOf(names(streams, " "));
    return Stream.iterate(0, i -> i < counts.size(), i -> i + 1)
        .map(i -> member("agent-" + (i + 1), Integer.parseInt(counts.get(i))))
        .toList();
  }

  private static Member member(String name, int streams) {
    return new Member(name, 3, streams, false, since(streams), null, true);
  }

  private static @Nullable Instant since(int streams) {
    return streams == 0 ? NOON.minus(COOL_DOWN) : null;
  }

  private static Set<String> names(String text) {
    return Set.copyOf(names(text, " "));
  }

  private static List<String> names(String text, String separator) {
    return text == null ? List.of() : List.of(text.split(separator));
  }
}
