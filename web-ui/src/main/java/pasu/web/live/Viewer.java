package pasu.web.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Refusal;
import pasu.web.health.Meters;

/**
 * A screen and its slot of one: while it takes a picture only the newest of those that came
 * meanwhile is kept. So nobody slow delays anybody, and nobody sees an older after a newer one.
 *
 * <p>Belongs to one event loop.
 */
final class Viewer {

  private final Screen screen;
  private final InstantSource clock;
  private final Meters meters;
  private @Nullable Picture slot;
  private @Nullable Instant busySince;

  Viewer(Screen screen, InstantSource clock, Meters meters) {
    this.screen = screen;
    this.clock = clock;
    this.meters = meters;
  }

  void show(Picture picture) {
    if (slot != null) {
      meters.pictureSkipped();
    }
    slot = picture;
    if (busySince == null) {
      send(picture);
    }
  }

  void tell(Trouble trouble) {
    screen.tell(trouble);
  }

  void end(Refusal why) {
    screen.end(why);
  }

  /** Whether one picture takes longer than this. */
  boolean isStuck(Duration patience) {
    return busySince != null && busySince.plus(patience).isBefore(clock.instant());
  }

  private void send(Picture picture) {
    slot = null;
    busySince = clock.instant();
    meters.pictureShown();
    screen
        .show(picture.jpeg())
        .onSuccess(_ -> sendNext()); // A failed screen stays busy: it is gone.
  }

  private void sendNext() {
    busySince = null;
    if (slot != null) {
      send(slot);
    }
  }
}
