package pasu.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.scaling.Situation.Member;

class ScalingPolicyTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Duration COOL_DOWN = ScalingOptions.DEFAULTS.coolDown();

  private final ScalingPolicy policy = new ScalingPolicy(ScalingOptions.DEFAULTS);

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
        new Situation(List.of(member("agent-1", 3)), Set.of(), Set.of("agent-2"), 0, true, NOON);

    assertThat(policy.decide(situation)).extracting(Decision::agent).containsExactly("agent-3");
  }

  @Test
  void startsNoMoreThanTheMaximum() {
    ScalingPolicy two = new ScalingPolicy(ScalingOptions.DEFAULTS.withMaximum(2));
    Situation situation =
        new Situation(List.of(member("agent-1", 3)), Set.of(), Set.of(), 9, true, NOON);

    assertThat(two.decide(situation)).hasSize(1);
    assertThat(two.isAtMaximum(situation)).isTrue();
  }

  @Test
  void startsNothingWhileItBacksOff() {
    Situation situation = new Situation(List.of(), Set.of(), Set.of(), 4, false, NOON);

    assertThat(policy.decide(situation)).isEmpty();
  }

  @Test
  void letsAnEmptyAgentCoolDownFirst() {
    Instant justBefore = NOON.minus(COOL_DOWN).plusNanos(1);
    List<Member> members =
        List.of(member("agent-1", 0), new Member("agent-2", 3, 0, false, justBefore));

    assertThat(decide(members, Set.of(), 0)).containsExactly("drain agent-1");
  }

  @Test
  void countsNoSlotOfAnAgentThatLeaves() {
    List<Member> members = List.of(member("agent-1", 3), new Member("agent-2", 3, 1, true, null));

    assertThat(decide(members, Set.of(), 0)).containsExactly("start agent-3");
  }

  @Test
  void sortsNamesByTheirNumber() {
    List<Member> members = List.of(member("agent-9", 0), member("agent-10", 0));

    assertThat(decide(members, Set.of(), 0)).containsExactly("drain agent-10");
  }

  private List<String> decide(List<Member> members, Set<String> starting, int waiting) {
    return policy.decide(new Situation(members, starting, Set.of(), waiting, true, NOON)).stream()
        .map(ScalingPolicyTest::describe)
        .toList();
  }

  private static String describe(Decision decision) {
    return switch (decision) {
      case Decision.Start(String agent, String _) -> "start " + agent;
      case Decision.Drain(String agent, String _) -> "drain " + agent;
    };
  }

  private static List<Member> members(String streams) {
    List<String> counts = List.copyOf(names(streams, " "));
    return Stream.iterate(0, i -> i < counts.size(), i -> i + 1)
        .map(i -> member("agent-" + (i + 1), Integer.parseInt(counts.get(i))))
        .toList();
  }

  private static Member member(String name, int streams) {
    return new Member(name, 3, streams, false, streams == 0 ? NOON.minus(COOL_DOWN) : null);
  }

  private static Set<String> names(String text) {
    return Set.copyOf(names(text, " "));
  }

  private static List<String> names(String text, String separator) {
    return text == null ? List.of() : List.of(text.split(separator));
  }
}
