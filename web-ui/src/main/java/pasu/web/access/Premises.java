package pasu.web.access;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.CatalogMessage.FindClip;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.EdgeMessage.Cameras;
import pasu.protocol.EdgeMessage.ListCameras;
import pasu.protocol.Refusal;
import pasu.web.route.Row;
import pasu.web.route.Scope;

/**
 * Which site cameras and clips are of. Cameras are known by heart and listed again now and then, as
 * one may move; a clip never does. Belongs to one event loop.
 */
public final class Premises {

  private static final Duration BY_HEART = Duration.ofSeconds(10);
  private static final int REMEMBERED = 1_000;
  private static final String CLIP_ID = "[0-9a-f]{32}";

  private final Bus bus;
  private final InstantSource clock;
  private final Function<String, Optional<String>> cameraOfExpected;
  private final Map<String, String> cameras = new HashMap<>();
  private final Map<String, String> clips = new LinkedHashMap<>(16, 0.75f, true);
  private Instant listedAt = Instant.MIN;
  private @Nullable Future<Cameras> listing;

  /**
   * Knows none yet.
   *
   * @param cameraOfExpected whose clip it is that was announced and has no stored frame yet
   */
  public Premises(
      Bus bus, InstantSource clock, Function<String, Optional<String>> cameraOfExpected) {
    this.bus = bus;
    this.clock = clock;
    this.cameraOfExpected = cameraOfExpected;
  }

  /** Begins to listen to the bus. */
  public Future<Void> start() {
    return bus.hear(Addresses.CHANGED_CAMERAS, changed -> note(changed.camera()));
  }

  /** Sees to it that the cameras are known by heart, unless nobody can tell them. */
  public Future<Void> know() {
    return isFresh() ? Future.succeededFuture() : list().otherwiseEmpty().mapEmpty();
  }

  /** The site of a camera, as far as it is known by heart. */
  public Optional<String> siteOfCamera(String camera) {
    return Optional.ofNullable(cameras.get(camera));
  }

  /** Of which site it is what a route's path names; nothing where that is none. */
  public Future<Optional<String>> siteOf(Row row, String id) {
    return switch (Scope.of(row.path())) {
      case SITE -> Future.succeededFuture(Optional.of(id));
      case CAMERA -> ofCamera(id);
      case CLIP -> ofClip(id);
      case NOTHING -> Future.succeededFuture(Optional.empty());
    };
  }

  /** Finds it; fails with a 404 where there is no such thing. */
  Future<String> siteOf(Scope scope, String id) {
    return switch (scope) {
      case SITE -> Future.succeededFuture(id);
      case CAMERA -> ofCamera(id).map(site -> found(site, scope, id));
      case CLIP -> ofClip(id).map(site -> found(site, scope, id));
      case NOTHING -> Future.failedFuture(new IllegalArgumentException("it is of no site"));
    };
  }

  /** Said of what is not there, and of what somebody may not know to be there. */
  static Refusal unknown(Scope scope, String id) {
    return Refusal.unknown(scope.word(), id);
  }

  private static String found(Optional<String> site, Scope scope, String id) {
    return site.orElseThrow(() -> unknown(scope, id));
  }

  private Future<Optional<String>> ofCamera(String id) {
    return isFresh() && cameras.containsKey(id)
        ? Future.succeededFuture(siteOfCamera(id))
        : list().map(_ -> siteOfCamera(id));
  }

  private Future<Optional<String>> ofClip(String id) {
    String known = clips.get(id);
    if (known != null || !id.matches(CLIP_ID)) {
      return Future.succeededFuture(Optional.ofNullable(known));
    }
    return bus.ask(Addresses.CLIP, new FindClip(id))
        .map(details -> remember(id, details.clip().site()))
        .recover(failure -> expected(id, failure));
  }

  private Future<Optional<String>> expected(String id, Throwable failure) {
    return failure instanceof Refusal refusal && refusal.code() == 404
        ? cameraOfExpected
            .apply(id)
            .map(this::ofCamera)
            .orElse(Future.succeededFuture(Optional.empty()))
        : Future.failedFuture(failure);
  }

  private Optional<String> remember(String clip, String site) {
    clips.put(clip, site);
    if (clips.size() > REMEMBERED) {
      clips.remove(clips.keySet().iterator().next());
    }
    return Optional.of(site);
  }

  /** Asks once for all who want to know at the same time. */
  private Future<Cameras> list() {
    Future<Cameras> begun = listing;
    if (begun != null) {
      return begun;
    }
    Future<Cameras> asked = bus.ask(Addresses.CAMERAS, new ListCameras()).onSuccess(this::learn);
    listing = asked;
    return asked.onComplete(_ -> listing = null);
  }

  private boolean isFresh() {
    return clock.instant().isBefore(listedAt.plus(BY_HEART));
  }

  private void learn(Cameras all) {
    cameras.clear();
    all.cameras().forEach(this::note);
    listedAt = clock.instant();
  }

  private void note(Camera camera) {
    cameras.put(camera.id(), camera.site());
  }
}
