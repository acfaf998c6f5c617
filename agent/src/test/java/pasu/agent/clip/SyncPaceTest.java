package pasu.agent.clip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SyncPaceTest {

  private static final long INTERVAL = 100;
  private static final long START = Math.subtractExact(Long.MAX_VALUE, 50); // It may overflow.

  private final SyncPace pace = new SyncPace(INTERVAL, START);

  @Test
  void isNeverDueWhileNothingWaits() {
    assertThat(pace.nanosLeft(START + 1_000)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void isDueAtOnceForTheFirstFrame() {
    pace.want(START);

    assertThat(pace.nanosLeft(START)).isZero();
  }

  @Test
  void waitsForTheRestOfTheIntervalAfterASync() {
    pace.want(START);
    pace.done(START);
    pace.want(START + 30);

    assertThat(pace.nanosLeft(START + 30)).isEqualTo(70);
  }

  @Test
  void isDueAtOnceAgainAfterAPause() {
    pace.want(START);
    pace.done(START);
    pace.want(START + 150);

    assertThat(pace.nanosLeft(START + 150)).isZero();
  }

  @Test
  void doesNotPutOffWhatWaitsWhenMoreComes() {
    pace.want(START);
    pace.done(START);
    pace.want(START + 10);
    pace.want(START + 90);

    assertThat(pace.nanosLeft(START + 90)).isEqualTo(10);
  }

  @Test
  void doesNotMakeTheFirstFrameWaitForThePreparationOfItsFolder() {
    pace.want(START);
    pace.idle();
    pace.want(START + 1);

    assertThat(pace.nanosLeft(START + 1)).isZero();
  }

  @Test
  void waitsLongerAfterAFailure() {
    pace.want(START);
    pace.again(START, 1_000);
    pace.want(START + 500);

    assertThat(pace.nanosLeft(START + 500)).isEqualTo(500);
  }
}
