package pasu.web.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A line takes its time for each piece, one after the other, and then the way has its length. */
class WindowTest {

  private Instant now = Instant.parse("2026-11-30T12:00:00Z");
  private final Window window = new Window(() -> now);

  @Test
  void hasRoomForTwoAsLongAsNoneWasTaken() {
    assertThat(sendUntilFull()).isEqualTo(2);
  }

  @Test
  void hasRoomAgainOnceOneWasTaken() {
    sendUntilFull();
    Future<Void> room = window.room();

    takeAfter(270);

    assertThat(room.isComplete()).isTrue();
  }

  @Test
  void staysAtTwoWhereALineIsSlow() {
    for (int i = 0; i < 20; i++) {
      assertThat(sendUntilFull()).isBetween(1, 2);
      takeAfter(270);
    }
  }

  @Test
  void growsToWhatALongWayHolds() {
    assertThat(grown()).isGreaterThan(20);
  }

  @Test
  void shrinksAtOnceWhenTheLineBecomesSlow() {
    grown();
    int sent = sendUntilFull();
    now = now.plusMillis(10_000);
    takeAll(sent);

    assertThat(sendUntilFull()).isEqualTo(2);
  }

  /** Some round trips on a long way; says how many were on it in the last. */
  private int grown() {
    int sent = 0;
    for (int roundTrip = 0; roundTrip < 6; roundTrip++) {
      sent = sendUntilFull();
      now = now.plusMillis(150);
      takeAll(sent);
    }
    return sent;
  }

  private void takeAfter(int millis) {
    now = now.plusMillis(millis);
    window.taken();
  }

  private void takeAll(int sent) {
    for (int i = 0; i < sent; i++) {
      window.taken();
    }
  }

  /** Says how many found room. */
  private int sendUntilFull() {
    int sent = 0;
    while (window.room().isComplete()) {
      window.sent();
      sent++;
    }
    return sent;
  }
}
