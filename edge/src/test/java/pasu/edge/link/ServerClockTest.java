package pasu.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import pasu.edge.link.ServerClock.Offset;

class ServerClockTest {

  /** The edge's clock is an hour ahead; its monotonic one began somewhere else. */
  private static final long AHEAD = 3_600_000_000L;

  private static final long SERVER_EPOCH = 1_764_489_600_000_000L;
  private static final long SECOND = 1_000_000;

  private final ServerClock clock = new ServerClock();

  @Test
  void knowsNothingBeforeAnAnswer() {
    assertThat(clock.offset(5, 5)).isEmpty();
  }

  @Test
  void isExactWhereBothWaysTakeTheSame() {
    ask(0, 20_000, 300, 20_000);

    assertThat(offset(40_300)).isEqualTo(new Offset(AHEAD, 20_000));
  }

  @Test
  void isWrongByNoMoreThanItSaysWhateverTheWaysTake() {
    Random random = new Random(5);
    for (int second = 0; second < 500; second++) {
      long now = second * SECOND;
      ask(now, random.nextLong(300_000), random.nextLong(5_000), random.nextLong(300_000));

      Offset offset = offset(now + SECOND);

      assertThat(Math.abs(offset.micros() - AHEAD)).isLessThanOrEqualTo(offset.errorMicros());
    }
  }

  @Test
  void believesTheQuickestAnswerOfTheLatest() {
    ask(0, 1_000, 0, 1_000);
    for (int i = 1; i < 8; i++) {
      ask(i * SECOND, 200_000, 0, 0);
    }

    assertThat(offset(8 * SECOND).micros()).isEqualTo(AHEAD);

    ask(8 * SECOND, 200_000, 0, 0); // The ninth: the first is forgotten.

    assertThat(offset(9 * SECOND).micros()).isEqualTo(AHEAD - 100_000);
  }

  @Test
  void noticesAtOnceThatThisMachinesClockWasSet() {
    ask(0, 1_000, 0, 1_000);

    long wall = SERVER_EPOCH + SECOND;

    assertThat(clock.offset(wall, SECOND).orElseThrow().micros()).isZero();
  }

  @Test
  void takesNoAnswerThatCannotBe() {
    clock.take(0, SERVER_EPOCH, SERVER_EPOCH + 50_000, 20_000); // Longer there than in all.

    assertThat(clock.offset(0, 0)).isEmpty();
  }

  /** A question at a moment of the monotonic clock, which starts with the server's epoch. */
  private void ask(long at, long there, long thinking, long back) {
    long received = SERVER_EPOCH + at + there;
    clock.take(at, received, received + thinking, at + there + thinking + back);
  }

  private Offset offset(long at) {
    return clock.offset(SERVER_EPOCH + AHEAD + at, at).orElseThrow();
  }
}
