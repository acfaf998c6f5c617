package pasu.edge.time;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static pasu.edge.time.PiWithoutClock.WAKES;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

  private static final Instant TRUTH = Instant.parse("2026-11-30T10:00:00Z");

  private final PiWithoutClock pi = new PiWithoutClock();

  @Test
  void goesOnWhenTheMachinesClockIsSet() {
    SteadyClock clock = pi.passes(ofSeconds(20)).process();

    pi.passes(ofSeconds(10)).isSetTo(TRUTH);
    Instant atOnce = clock.instant();
    pi.passes(ofSeconds(1)).isSetTo(TRUTH.minusSeconds(7_200));

    assertThat(atOnce).isEqualTo(WAKES.plusSeconds(30));
    assertThat(clock.instant()).isEqualTo(WAKES.plusSeconds(31));
    assertThat(clock.wasSet()).isTrue();
  }

  @Test
  void isTheMachinesClockWhereThatIsHardlySet() {
    pi.isSetTo(TRUTH);
    SteadyClock clock = pi.process();

    pi.passes(ofSeconds(5)).isSetTo(TRUTH.plusMillis(5_400));

    assertThat(clock.instant()).isEqualTo(TRUTH.plusMillis(5_400));
    assertThat(clock.wasSet()).isFalse();
  }

  @Test
  void followsManySmallCorrectionsWithoutAJump() {
    SteadyClock clock = pi.process();

    for (int second = 1; second <= 10; second++) {
      pi.isSetTo(WAKES.plusMillis(300L * second));
      assertThat(clock.instant()).isEqualTo(WAKES.plusMillis(300L * second));
    }
  }

  /** A process may be stopped between the two clocks it compares. */
  @Test
  void takesAPauseWhileItReadsForNoSetClock() {
    SteadyClock clock = pi.slowProcess(ofSeconds(3));

    clock.instant();

    assertThat(clock.wasSet()).isFalse();
  }

  @Test
  void beginsRightAlthoughItsFirstLookAtAClockIsSlow() {
    SteadyClock clock = pi.processOfSlowStart(ofSeconds(1));

    clock.instant();

    assertThat(clock.wasSet()).isFalse();
  }

  @Test
  void takesEveryJumpOfAClockThatNobodySetsForTime() {
    AtomicReference<Instant> given = new AtomicReference<>(TRUTH);
    SteadyClock clock = SteadyClock.of(given::get);

    given.set(TRUTH.plusSeconds(3_600));

    assertThat(clock.instant()).isEqualTo(TRUTH.plusSeconds(3_600));
    assertThat(clock.wasSet()).isFalse();
  }

  @Test
  void isThisMachinesClockAndKnowsWhenItWasSwitchedOn() {
    Instant before = InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS);

    SteadyClock clock = SteadyClock.of(InstantSource.system());
    Instant now = clock.instant();

    assertThat(now).isBetween(before.minusMillis(10), InstantSource.system().instant());
    assertThat(clock).isSameAs(SteadyClock.ofMachine());
    assertThat(clock.clock(null).boot()).hasSize(36).isEqualTo(Boot.ofMachine().id());
    assertThat(Boot.of(InstantSource.system()).id()).isEqualTo(Boot.ofMachine().id());
    assertThat(clock.clock(null).aheadMicros()).isBetween(0L, SteadyClock.micros(now));
  }
}
