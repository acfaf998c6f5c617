package pasu.web.clip;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;

/**
 * Clips somebody was told of that have no stored frame yet: the catalog learns of a clip by its
 * first frame. Remembered for a while, the newest of them. Belongs to one event loop.
 */
public final class ExpectedClips {

  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final int AT_MOST = 1_000;

  private final InstantSource clock;
  private final LinkedHashMap<String, Instant> announcedAt = new LinkedHashMap<>();

  public ExpectedClips(InstantSource clock) {
    this.clock = clock;
  }

  /** Listens for detections, and for what became of them. */
  Future<Void> start(Bus bus) {
    return Future.all(
            bus.hear(Addresses.DETECTED, detected -> announced(detected.clip())),
            bus.hear(Addresses.CHANGED_CLIPS, changed -> forget(changed.clip().id())),
            bus.hear(Addresses.REMOVED_CLIPS, removed -> forget(removed.id())))
        .mapEmpty();
  }

  public void announced(String id) {
    announcedAt.putLast(id, clock.instant());
    if (announcedAt.size() > AT_MOST) {
      announcedAt.pollFirstEntry();
    }
  }

  boolean has(String id) {
    Instant at = announcedAt.get(id);
    return at != null && clock.instant().isBefore(at.plus(REMEMBERED));
  }

  private void forget(String id) {
    announcedAt.remove(id);
  }
}
