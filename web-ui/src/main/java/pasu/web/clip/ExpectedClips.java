package pasu.web.clip;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;

/**
 * Clips somebody was told of that have no stored frame yet: the catalog learns of a clip by its
 * first frame. Remembered for a while, the newest of them. Belongs to one event loop.
 */
public final class ExpectedClips {

  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final int AT_MOST = 1_000;

  private record Announced(String camera, Instant at) {}

  private final InstantSource clock;
  private final LinkedHashMap<String, Announced> expected = new LinkedHashMap<>();

  public ExpectedClips(InstantSource clock) {
    this.clock = clock;
  }

  /** Listens for detections, and for what became of them. */
  Future<Void> start(Bus bus) {
    return Future.all(
            bus.hear(Addresses.DETECTED, detected -> announced(detected.clip(), detected.camera())),
            bus.hear(Addresses.CHANGED_CLIPS, changed -> forget(changed.clip().id())),
            bus.hear(Addresses.REMOVED_CLIPS, removed -> forget(removed.id())))
        .mapEmpty();
  }

  public void announced(String id, String camera) {
    expected.putLast(id, new Announced(camera, clock.instant()));
    if (expected.size() > AT_MOST) {
      expected.pollFirstEntry();
    }
  }

  boolean has(String id) {
    return cameraOf(id).isPresent();
  }

  /** Whose clip it will be, if it is expected. */
  public Optional<String> cameraOf(String id) {
    return Optional.ofNullable(expected.get(id))
        .filter(it -> clock.instant().isBefore(it.at().plus(REMEMBERED)))
        .map(Announced::camera);
  }

  private void forget(String id) {
    expected.remove(id);
  }
}
