package pasu.agent.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A session against a plain model, over a network that loses, doubles, shuffles, replays and
 * forges. For longer: {@code -Dpasu.fuzz.seeds=10000}; one seed again: {@code -Dpasu.fuzz.seed=N
 * -Dpasu.fuzz.seeds=1}.
 */
class SessionFuzzTest {

  private static final int STEPS = 3_000;
  private static final long PLENTY = 8_000_000;

  static LongStream seeds() {
    long first = Long.getLong("pasu.fuzz.seed", 1);
    return LongStream.range(first, first + Long.getLong("pasu.fuzz.seeds", 20));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void takesExactlyTheFramesWhosePiecesCame(long seed) {
    FuzzedSession fuzzed = new FuzzedSession(new SplittableRandom(seed), PLENTY);

    fuzzed.run(STEPS);

    assertThat(fuzzed.takenOfClip()).isEqualTo(fuzzed.wholeByTheModel());
    fuzzed.sendEverything();
    assertThat(fuzzed.takenOfClip()).isEqualTo(fuzzed.clipFrames());
    assertThat(fuzzed.memoryAfterTheEnd()).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void takesNoOthersWhenMemoryIsShortAndGivesAllOfItBack(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FuzzedSession fuzzed = new FuzzedSession(random, random.nextLong(6_000, 60_000));

    fuzzed.run(STEPS);

    assertThat(fuzzed.wholeByTheModel()).containsAll(fuzzed.takenOfClip());
    assertThat(fuzzed.memoryAfterTheEnd()).isZero();
  }
}
