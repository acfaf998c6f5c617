package pasu.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OnTheWayTest {

  private static final int APART_MILLIS = 66;

  private Instant now = Instant.parse("2026-11-30T12:00:00Z");
  private final OnTheWay onTheWay = new OnTheWay(() -> now);

  @Test
  void hasRoomForAllOfAViewerWhoSaysNothing() {
    assertThat(sentUntilFull(100)).isEqualTo(100);
  }

  @Test
  void hasRoomForTwoWhereTheWayIsShort() {
    takesOne(10);

    assertThat(sentUntilFull(100)).isEqualTo(2);
  }

  @Test
  void hasRoomForAsManyAsALongWayHolds() {
    takesOne(300);

    assertThat(sentUntilFull(100)).isEqualTo(400 / APART_MILLIS + 1);
  }

  @Test
  void hasRoomForTwoAsLongAsNobodyKnowsHowLongTheWayIs() {
    onTheWay.taken();

    assertThat(sentUntilFull(100)).isEqualTo(2);
  }

  @Test
  void hasRoomAgainOnceFewerThanTwoAreOnTheWay() {
    takesOne(10);
    sentUntilFull(100);
    Future<Void> room = onTheWay.room();

    onTheWay.taken();

    assertThat(room.isComplete()).isTrue();
  }

  private void takesOne(int millis) {
    onTheWay.sent();
    now = now.plusMillis(millis);
    onTheWay.taken();
  }

  private int sentUntilFull(int most) {
    for (int i = 1; i <= most; i++) {
      onTheWay.sent();
      now = now.plusMillis(APART_MILLIS);
      if (!onTheWay.room().isComplete()) {
        return i;
      }
    }
    return most;
  }
}
