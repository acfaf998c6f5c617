package pasu.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import pasu.bench.relay.Badness;

/** What is promised under loss, on a few seeds; {@code pasu bench loss} takes many. */
class SimulationTest {

  private static final Duration ONE_WAY = Duration.ofMillis(25);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void storesEveryFrameAsItWasCapturedWhenEveryFifthDatagramIsLost() {
    Outcome clip = clip(new Badness(0.2, 0, 0.01, 0.05, ONE_WAY, 0), 4711);

    assertComplete(clip);
    assertThat(clip.late()).isLessThan(Duration.ofSeconds(2));
    assertThat(clip.bandwidth()).isLessThan(1.35);
  }

  @Test
  void isHardlyLateWhenDatagramsAreLostInBursts() {
    Outcome clip = clip(new Badness(0.05, 8, 0.01, 0.05, ONE_WAY, 0), 4711);

    assertComplete(clip);
    assertThat(clip.late()).isLessThan(Duration.ofMillis(700));
  }

  @Test
  void repairsNothingWhereDatagramsAreOnlyLateOrDoubled() {
    Outcome clip = clip(new Badness(0, 0, 0.05, 0.1, ONE_WAY, 0), 1);

    assertComplete(clip);
    assertThat(clip.bandwidth()).isLessThan(1.01);
  }

  @Test
  void showsNearlyEveryLiveFrameInTimeAndNoneAfterANewerOne() {
    Badness network = new Badness(0.05, 0, 0, 0, Duration.ofNanos(2_500_000), 0);
    Outcome live =
        new Simulation(Scene.live(Duration.ofMinutes(1), network, 7)).run(Duration.ofSeconds(1));

    assertThat(live.captured()).isEqualTo(900);
    assertThat(live.shownInTime()).isGreaterThanOrEqualTo(899);
    assertThat(live.outOfOrder()).isZero();
  }

  @Test
  void waitsOutAPathBelowItsRateWithoutSendingMuchTwice() {
    Badness slow = new Badness(0, 0, 0, 0, ONE_WAY, 3_000_000);
    Badness wide = new Badness(0, 0, 0, 0, ONE_WAY, 0);

    Outcome clip =
        new Simulation(Scene.clip(slow, 1)).becoming(wide, Duration.ofSeconds(20)).run(PATIENCE);

    assertComplete(clip);
    assertThat(clip.bandwidth()).isLessThan(1.35);
    assertThat(clip.shown()).isBetween(200, clip.captured() - 100); // Viewers skip frames.
    assertThat(clip.outOfOrder()).isZero();
    assertThat(clip.silences()).isZero();
  }

  @Test
  void goesOnShowingFramesOnAPathBelowTheirRate() {
    Badness slow = new Badness(0, 0, 0, 0, ONE_WAY, 3_000_000);

    Outcome live =
        new Simulation(Scene.live(Duration.ofMinutes(1), slow, 3)).run(Duration.ofSeconds(1));

    assertThat(live.shown()).isGreaterThan(live.captured() / 8);
    assertThat(live.outOfOrder()).isZero();
  }

  @Test
  void showsPicturesThatTakeLongerThanASecondEach() {
    Badness slow = new Badness(0.05, 0, 0, 0, ONE_WAY, 400_000);

    Outcome live =
        new Simulation(Scene.live(Duration.ofMinutes(2), slow, 3)).run(Duration.ofSeconds(1));

    assertThat(live.shown()).isGreaterThan(20);
    assertThat(live.outOfOrder()).isZero();
  }

  @Test
  void seesOneCameraAsBeforeWhileAnotherDeliversWhatWaited() {
    Badness network = new Badness(0.05, 0, 0, 0, Duration.ofMillis(10), 20_000_000);
    Duration length = Duration.ofMinutes(2);
    double alone = inTime(new Neighbours(network, 3).alone(length));
    Neighbours both = new Neighbours(network, 3);

    double together = inTime(both.together(length));

    assertThat(alone).isGreaterThan(0.998);
    assertThat(together).isGreaterThan(0.998);
    assertThat(both.megabitsASecond(length)).isGreaterThan(6);
  }

  @Test
  void endsTheSameForTheSameSeed() {
    Badness network = new Badness(0.1, 3, 0.05, 0.05, ONE_WAY, 0);

    assertThat(clip(network, 9)).isEqualTo(clip(network, 9)).isNotEqualTo(clip(network, 10));
  }

  private static double inTime(Outcome live) {
    return live.shownInTime() / (double) live.captured();
  }

  private static Outcome clip(Badness network, long seed) {
    return new Simulation(Scene.clip(network, seed)).run(PATIENCE);
  }

  private static void assertComplete(Outcome clip) {
    assertThat(clip.captured()).isEqualTo(525);
    assertThat(clip.missing()).isZero();
    assertThat(clip.differing()).isZero();
    assertThat(clip.acknowledged()).isTrue();
  }
}
