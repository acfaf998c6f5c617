package pasu.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import pasu.protocol.AlarmMessage.Kind;

class TwinWatchTest {

  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

  private final TwinWatch watch = new TwinWatch("yard");

  @Test
  void saysThatAnotherEdgeTakesTheLinkAgainAndAgain() {
    takenOver(0, 40, 90);

    assertThat(watch.alarms(at(91)))
        .singleElement()
        .returns(Kind.EDGE_TWICE, alarm -> alarm.kind())
        .returns("yard", alarm -> alarm.source())
        .returns(at(90), alarm -> alarm.since());
  }

  @Test
  void saysNothingOfALinkThatIsTakenOnceOrTwice() {
    takenOver(0, 40);

    assertThat(watch.alarms(at(41))).isEmpty();
  }

  @Test
  void saysNothingOfALinkThatIsTakenNowAndThen() {
    takenOver(0, 40, 220, 400, 440);

    assertThat(watch.alarms(at(441))).isEmpty();
  }

  @Test
  void saysItSinceTheFirstTimeForAsLongAsItGoesOn() {
    takenOver(0, 40, 90, 130, 300);

    assertThat(watch.alarms(at(470))).singleElement().returns(at(90), alarm -> alarm.since());
  }

  @Test
  void takesItBackOnceTheLinkStays() {
    takenOver(0, 40, 90);

    assertThat(watch.alarms(at(90 + 180))).isEmpty();
    takenOver(300);
    assertThat(watch.alarms(at(301))).isEmpty();
  }

  private void takenOver(int... seconds) {
    for (int second : seconds) {
      watch.takenOver(at(second));
    }
  }

  private static Instant at(int second) {
    return NOW.plusSeconds(second);
  }
}
