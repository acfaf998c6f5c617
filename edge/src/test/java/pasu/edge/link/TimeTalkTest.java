package pasu.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.protocol.LinkMessage.ClockRead;
import pasu.protocol.LinkWord.AskTime;
import pasu.protocol.LinkWord.TimeIs;

/** An edge whose clock is an hour ahead of its server's, which answers at once. */
class TimeTalkTest {

  private static final Duration AHEAD = Duration.ofHours(1);

  private final List<ClockRead> reads = new ArrayList<>();
  private final List<AskTime> asked = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-30T12:00:00Z");
  private final TimeTalk time =
      new TimeTalk(() -> now, word -> asked.add((AskTime) word), reads::add);

  @Test
  void takesASleepOfTheMachineForTimeThatWentBy() {
    time.begin();
    answers();

    now = now.plus(Duration.ofHours(8));
    time.tick();

    assertThat(reads)
        .hasSize(2)
        .extracting(ClockRead::offsetMicros)
        .containsOnly(AHEAD.toNanos() / 1_000);
  }

  /** The server's or the edge's may have been set since the last. */
  @Test
  void waitsForTheTimeAgainWhenALinkIsMadeAnew() {
    time.begin();
    answers();
    assertThat(time.isAwaited()).isFalse();

    time.begin();

    assertThat(time.isAwaited()).isTrue();
    answers();
    assertThat(time.isAwaited()).isFalse();
  }

  @Test
  void waitsThreeSecondsAtMost() {
    time.begin();

    for (int second = 0; second < 3; second++) {
      assertThat(time.isAwaited()).isTrue();
      time.tick();
    }

    assertThat(time.isAwaited()).isFalse();
  }

  private void answers() {
    long server = ChronoUnit.MICROS.between(Instant.EPOCH, now.minus(AHEAD));
    time.hear(new TimeIs(asked.getLast().sent(), server, server));
  }
}
