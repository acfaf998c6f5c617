package pasu.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.control.Samples.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Stream;
import pasu.protocol.ScalingMessage.Limits;
import pasu.protocol.ScalingMessage.Waiting;
import pasu.protocol.Sentence;

/** Hours of a load that swings, in simulated time: agents must not come and go with it. */
class SwingingLoadTest {

  private static final int HOURS = 6;
  private static final int MOST_STARTS_AN_HOUR = 20;
  private static final int START_SECONDS = 2;
  private static final int CAPACITY = 3;

  private final ScalingPolicy policy = new ScalingPolicy(CAPACITY);
  private final Fleet fleet = new Fleet(Duration.ofSeconds(30), ScalingOptions.DEFAULTS.coolDown());
  private final Map<String, Integer> streams = new TreeMap<>();
  private final Map<String, Integer> startedAt = new HashMap<>();
  private final List<Integer> starts = new ArrayList<>();
  private int longestWait;
  private int waits;

  @ParameterizedTest(name = "period {0} s")
  @ValueSource(ints = {2, 7, 15, 22, 30, 45, 60, 90, 150, 240, 400, 620, 900, 1_800})
  void startsFewAgentsHoweverLongAPeriodIs(int seconds) {
    run(second -> second / Math.max(1, seconds / 2) % 2 == 0 ? 3 : 2);

    assertFewStarts();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void startsFewAgentsHoweverTheLoadSwings(long seed) {
    Random random = new Random(seed);
    int threshold = CAPACITY * (1 + random.nextInt(3));
    int[] now = {threshold};
    run(
        second -> {
          if (random.nextInt(5 + random.nextInt(60)) == 0) {
            now[0] = threshold - 1 + random.nextInt(3);
          }
          return now[0];
        });

    assertFewStarts();
  }

  @Test
  void goesBackToOneAgentAfterARush() {
    run(second -> second < 60 ? 7 : 0);

    assertThat(streams).hasSize(1);
    assertThat(starts).hasSize(3);
  }

  @Test
  void letsNobodyWaitLongerThanAnAgentTakesToStart() {
    run(second -> second < 600 ? second / 10 : 1);

    assertThat(longestWait).isLessThanOrEqualTo(START_SECONDS + 1);
  }

  private void run(IntUnaryOperator load) {
    for (int second = 0; second < HOURS * 3_600; second++) {
      tick(second, load.applyAsInt(second));
    }
  }

  private void tick(int second, int load) {
    Instant now = NOON.plusSeconds(second);
    startedAt.entrySet().removeIf(agent -> registers(agent, second));
    int waiting = assign(load);
    waits = waiting > 0 ? waits + 1 : 0;
    longestWait = Math.max(longestWait, waits);
    fleet.launched(List.copyOf(streams.keySet()), now, now);
    fleet.update(streams.keySet().stream().map(this::agent).toList(), now);
    fleet.waiting(new Waiting(waiting));
    policy
        .decide(fleet.situation(new Limits(1, 100), now))
        .forEach(decision -> follow(decision, second));
  }

  private boolean registers(Map.Entry<String, Integer> starting, int second) {
    boolean now = starting.getValue() + START_SECONDS <= second;
    if (now) {
      streams.put(starting.getKey(), 0);
    }
    return now;
  }

  /** The fullest first, as assignment does; streams end on the emptiest. Returns who waits. */
  private int assign(int load) {
    int running = streams.values().stream().mapToInt(n -> n).sum();
    for (; running > load; running--) {
      change(-1, Comparator.naturalOrder(), 1, CAPACITY);
    }
    for (; running < load; running++) {
      if (!change(1, Comparator.reverseOrder(), 0, CAPACITY - 1)) {
        return load - running;
      }
    }
    return 0;
  }

  private boolean change(int by, Comparator<Integer> order, int least, int most) {
    return streams.entrySet().stream()
        .filter(agent -> agent.getValue() >= least && agent.getValue() <= most)
        .min(Map.Entry.comparingByValue(order))
        .map(agent -> agent.setValue(agent.getValue() + by))
        .isPresent();
  }

  private void follow(Decision decision, int second) {
    Instant now = NOON.plusSeconds(second);
    switch (decision) {
      case Decision.Start(String agent, Sentence _) -> {
        starts.add(second);
        startedAt.put(agent, second);
        fleet.started(agent, now);
      }
      case Decision.Drain(String agent, Sentence _) -> {
        fleet.leaves(agent, now);
        fleet.gone(agent, now);
        streams.remove(agent);
      }
    }
  }

  private Agent agent(String name) {
    int used = streams.getOrDefault(name, 0);
    return new Agent(
        name,
        CAPACITY,
        false,
        IntStream.range(0, used).mapToObj(i -> new Stream("c" + i, 1, null, 0, 0, 0, 0)).toList(),
        List.of());
  }

  private void assertFewStarts() {
    for (int hour = 0; hour < HOURS; hour++) {
      int from = hour * 3_600;
      long inHour = starts.stream().filter(at -> at >= from && at < from + 3_600).count();
      assertThat(inHour).as("starts in hour %d", hour).isLessThanOrEqualTo(MOST_STARTS_AN_HOUR);
    }
  }
}
