package pasu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CourtesyTest {

  private static final long TENTH = 100_000_000;

  private final Courtesy courtesy = new Courtesy(1_000_000, 0);
  private long nowNanos;

  @Test
  void goesFasterWhereNoQueueStands() {
    answers(30, 40);

    assertThat(courtesy.bytesPerSecond()).isGreaterThan(5_000_000);
  }

  @Test
  void givesWayWhereSomebodysQueueStands() {
    answers(10, 40);
    double before = courtesy.bytesPerSecond();

    answers(10, 120);

    assertThat(courtesy.bytesPerSecond()).isLessThan(before / 4);
  }

  @Test
  void neverStops() {
    answers(1, 40);
    answers(200, 240);

    assertThat(courtesy.bytesPerSecond()).isEqualTo(125_000);
  }

  @Test
  void takesOneLateAnswerForNoQueue() {
    answers(4, 40);
    double before = courtesy.bytesPerSecond();

    answers(1, 240);

    assertThat(courtesy.bytesPerSecond()).isGreaterThan(before);
  }

  @Test
  void takesALongerWayForOneAfterTwoMinutes() {
    answers(10, 40);
    answers(100, 90);
    double before = courtesy.bytesPerSecond();

    answers(1_300, 90);

    assertThat(before).isEqualTo(125_000);
    assertThat(courtesy.bytesPerSecond()).isGreaterThan(1_000_000);
  }

  private void answers(int count, long millis) {
    for (int i = 0; i < count; i++) {
      nowNanos += TENTH;
      courtesy.roundTrip(millis * 1_000, nowNanos);
    }
  }
}
