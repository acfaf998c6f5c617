package pasu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CourtesyTest {

  private static final long TENTH = 100_000_000;

  private final Courtesy courtesy = new Courtesy(1_000_000, 0);
  private long nowNanos;

  @Test
  void goesFasterWhereNoQueueStands() {
    answers(200, 40);

    assertThat(courtesy.bytesPerSecond()).isGreaterThan(5_000_000);
  }

  @Test
  void givesWayWhereSomebodysQueueStands() {
    answers(10, 40);
    double before = courtesy.bytesPerSecond();

    answers(10, 120);

    assertThat(courtesy.bytesPerSecond()).isLessThan(before / 3);
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
  void goesOnWhereMostAnswersAreLateButNotAll() {
    answers(10, 40);
    double before = courtesy.bytesPerSecond();

    for (int i = 0; i < 20; i++) {
      answers(3, 70);
      answers(1, 41);
    }

    assertThat(courtesy.bytesPerSecond()).isGreaterThan(before);
  }

  @Test
  void takesALongerWayForOneAfterTwoMinutes() {
    answers(10, 40);
    answers(100, 90);
    double before = courtesy.bytesPerSecond();

    answers(1_300, 90);

    assertThat(before).isEqualTo(125_000);
    assertThat(courtesy.bytesPerSecond()).isGreaterThan(500_000);
  }

  @Test
  void learnsNothingFromAShortQueueWhileItHasNothingToSend() {
    courtesy.roundTrip(40_000, TENTH);
    double before = courtesy.bytesPerSecond();

    for (int i = 2; i < 100; i++) {
      courtesy.roundTrip(40_000, i * TENTH);
    }

    assertThat(courtesy.bytesPerSecond()).isEqualTo(before);
  }

  @Test
  void fillsAPathWithoutAQueueHoweverLongItTakes() {
    SharedPath path = new SharedPath(2_000_000);

    path.runs(60, courtesy);
    double[] sent = path.runs(1_200, courtesy);

    assertThat(sent[0]).isBetween(0.9, 1.0);
    assertThat(path.longestMillis()).isLessThan(18);
  }

  @Test
  void leavesThePathToAMoreImportantBacklog() {
    SharedPath path = new SharedPath(2_000_000);
    Courtesy important = new Courtesy(1_000_000, 0);
    important.patience(1.3);

    path.runs(60, courtesy, important);
    double[] sent = path.runs(60, courtesy, important);

    assertThat(sent[0]).isLessThan(0.1);
    assertThat(sent[1]).isGreaterThan(0.8);
  }

  private void answers(int count, long millis) {
    for (int i = 0; i < count; i++) {
      nowNanos += TENTH;
      courtesy.used();
      courtesy.roundTrip(millis * 1_000, nowNanos);
    }
  }
}
