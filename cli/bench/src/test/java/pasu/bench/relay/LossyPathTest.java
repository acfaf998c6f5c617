package pasu.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LossyPathTest {

  private static final int MANY = 200_000;
  private static final long MILLI = 1_000_000;

  /** When each datagram arrives, one a millisecond; empty where it does not. */
  private static List<List<Long>> arrivals(Badness badness, long seed) {
    LossyPath path = new LossyPath(badness, new Random(seed));
    List<List<Long>> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      List<Long> arrivals = new ArrayList<>();
      path.pass(1_000, i * MILLI, arrivals::add);
      all.add(arrivals);
    }
    return all;
  }

  private static double share(List<List<Long>> arrivals, int times) {
    return arrivals.stream().filter(each -> each.size() == times).count() / (double) MANY;
  }

  @Test
  void losesTheShareItIsToldTo() {
    assertThat(share(arrivals(lossy(0.2, 0), 1), 0)).isCloseTo(0.2, within(0.01));
  }

  @Test
  void losesTheSameDatagramsForTheSameSeedOnly() {
    Badness badness = new Badness(0.1, 4, 0.1, 0.1, Duration.ofMillis(3), 0);

    assertThat(arrivals(badness, 5))
        .isEqualTo(arrivals(badness, 5))
        .isNotEqualTo(arrivals(badness, 6));
  }

  @Test
  void losesInBurstsOfTheMeanLength() {
    List<List<Long>> arrivals = arrivals(lossy(0.05, 8), 1);
    int bursts = 0;
    for (int i = 1; i < MANY; i++) {
      bursts += arrivals.get(i).isEmpty() && !arrivals.get(i - 1).isEmpty() ? 1 : 0;
    }

    assertThat(share(arrivals, 0)).isCloseTo(0.05, within(0.01));
    assertThat(share(arrivals, 0) * MANY / bursts).isCloseTo(8, within(1.0));
  }

  @Test
  void losesEachForItselfUnlessToldOtherwise() {
    List<List<Long>> arrivals = arrivals(lossy(0.5, 0), 1);
    long bothLost = 0;
    for (int i = 1; i < MANY; i++) {
      bothLost += arrivals.get(i).isEmpty() && arrivals.get(i - 1).isEmpty() ? 1 : 0;
    }

    assertThat(bothLost / (double) MANY).isCloseTo(0.25, within(0.01));
  }

  @Test
  void doublesSome() {
    Badness badness = new Badness(0, 0, 0.1, 0, Duration.ZERO, 0);

    assertThat(share(arrivals(badness, 1), 2)).isCloseTo(0.1, within(0.01));
  }

  @Test
  void letsSomeArriveAfterYoungerOnes() {
    Badness badness = new Badness(0, 0, 0, 0.05, Duration.ofMillis(25), 0);
    List<Long> arrivals = arrivals(badness, 1).stream().map(List::getFirst).toList();
    int late = 0;
    for (int i = 0; i < MANY; i++) {
      long travelled = arrivals.get(i) - i * MILLI;
      assertThat(travelled).isBetween(25 * MILLI, 35 * MILLI);
      late += travelled > 25 * MILLI ? 1 : 0;
    }

    assertThat(late / (double) MANY).isCloseTo(0.05, within(0.01));
  }

  @Test
  void keepsToItsRateAndLosesWhatItsQueueDoesNotHold() {
    LossyPath path =
        new LossyPath(new Badness(0, 0, 0, 0, Duration.ZERO, 8_000_000), new Random(1));
    List<Long> arrivals = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      path.pass(1_000, 0, arrivals::add);
    }

    assertThat(arrivals).hasSize(200).startsWith(MILLI, 2 * MILLI).endsWith(200 * MILLI);
    assertThat(path.figures()).isEqualTo(new PathFigures(500, 500_000, 0, 0, 0, 300));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> lossy(1.0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--loss must be 0 to 0.95, but is 1.0");
    assertThatThrownBy(() -> lossy(0.1, 0.5)).hasMessageContaining("--burst must be 1 to 1000");
  }

  private static Badness lossy(double loss, double burst) {
    return new Badness(loss, burst, 0, 0, Duration.ZERO, 0);
  }
}
