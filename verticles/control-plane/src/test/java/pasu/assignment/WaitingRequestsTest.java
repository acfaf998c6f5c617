package pasu.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.control.Samples.NOON;
import static pasu.control.Samples.detected;

import io.vertx.core.Promise;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import pasu.protocol.Refusal;
import pasu.protocol.Suite;

class WaitingRequestsTest {

  private final WaitingRequests waiting = new WaitingRequests();

  @Test
  void servesClipsThenImportanceThenAge() {
    waiting.add(live("live", 5, NOON));
    waiting.add(clip("young", 3, NOON.plusSeconds(1)));
    waiting.add(clip("old", 3, NOON));
    waiting.add(clip("important", 5, NOON.plusSeconds(2)));

    assertThat(waiting.inTurn())
        .extracting(Request::camera)
        .containsExactly("important", "old", "young", "live");
  }

  @Test
  void givesAWishAskedAgainItsOldPlace() {
    Request first = clip("yard", 3, NOON);
    waiting.add(first);
    waiting.add(clip("shelf", 3, NOON.plusSeconds(1)));

    waiting.add(clip("yard", 3, NOON.plusSeconds(2)));

    assertThat(waiting.inTurn()).extracting(Request::camera).containsExactly("yard", "shelf");
    assertThat(first.answer().future().cause()).isInstanceOf(Refusal.class);
  }

  @Test
  void refusesWhoWaitedTooLongForNow() {
    Request old = clip("yard", 3, NOON);
    Request young = clip("shelf", 3, NOON.plusSeconds(1));
    waiting.add(old);
    waiting.add(young);

    waiting.refuseAskedBefore(NOON.plusSeconds(1));

    assertThat(old.answer().future().cause())
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.isTemporary()).isTrue())
        .hasMessageContaining("camera yard");
    assertThat(young.answer().future().isComplete()).isFalse();
  }

  private static Request clip(String camera, int importance, Instant at) {
    Standing standing = new Standing("home", importance, Suite.AES_128_GCM, false);
    return new Request(camera, detected(camera, 1), standing, at, at, Promise.promise());
  }

  private static Request live(String camera, int importance, Instant at) {
    Standing standing = new Standing("home", importance, Suite.AES_128_GCM, false);
    return new Request(camera, null, standing, at, at, Promise.promise());
  }
}
