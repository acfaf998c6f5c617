package pasu.registration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.EdgeAlive;

/**
 * Every known camera. Each method that changes some returns those of which a person would see it.
 * Not thread-safe: it belongs to one verticle.
 */
final class CameraTable {

  private static final Comparator<Camera> MOST_IMPORTANT_FIRST =
      Comparator.comparingInt(Camera::importance).reversed().thenComparing(Camera::id);

  private final Map<String, KnownCamera> cameras = new HashMap<>();

  /** Takes what the database has of a camera. */
  Optional<Camera> stored(KnownCamera.Row row) {
    KnownCamera known = cameras.get(row.id());
    if (known == null) {
      cameras.put(row.id(), new KnownCamera(row));
      return Optional.of(cameras.get(row.id()).view());
    }
    return change(known, camera -> camera.stored(row));
  }

  void remove(String id) {
    cameras.remove(id);
  }

  /** Whether the database has what the edge says of itself. */
  boolean isStored(EdgeAlive edge) {
    KnownCamera known = cameras.get(edge.camera());
    return known != null && known.row().says(edge);
  }

  Optional<Camera> heard(EdgeAlive edge, Instant now) {
    return change(edge.camera(), camera -> camera.heard(edge, now));
  }

  /** Whether a camera is online, hence says what it said before. */
  boolean alive(String id, Instant now) {
    KnownCamera known = cameras.get(id);
    return known != null && known.alive(now);
  }

  Optional<Camera> detected(String id, Instant at) {
    return change(id, camera -> camera.detected(at));
  }

  List<Camera> streaming(Map<String, String> agentByCamera) {
    return changeAll(
        camera -> !Objects.equals(camera.agent(), agentByCamera.get(camera.row().id())),
        camera -> camera.streamsTo(agentByCamera.get(camera.row().id())));
  }

  /** Counts those as lost that were last heard before a moment. */
  List<Camera> loseSilentSince(Instant moment) {
    return changeAll(camera -> camera.isSilentSince(moment), KnownCamera::lost);
  }

  List<Camera> missed() {
    return list(KnownCamera::isMissed);
  }

  /** What the edge of a camera is told, which must have been stored. */
  CameraSettings settings(String id) {
    return Objects.requireNonNull(cameras.get(id)).row().settings();
  }

  List<Camera> list() {
    return list(_ -> true);
  }

  private List<Camera> list(Predicate<KnownCamera> which) {
    return cameras.values().stream()
        .filter(which)
        .map(KnownCamera::view)
        .sorted(MOST_IMPORTANT_FIRST)
        .toList();
  }

  /** Looks at all of them often, hence says nothing of those it need not touch. */
  private List<Camera> changeAll(Predicate<KnownCamera> which, Consumer<KnownCamera> change) {
    List<Camera> changed = new ArrayList<>();
    for (KnownCamera known : cameras.values()) {
      if (which.test(known)) {
        change(known, change).ifPresent(changed::add);
      }
    }
    return changed;
  }

  private Optional<Camera> change(String id, Consumer<KnownCamera> change) {
    KnownCamera known = cameras.get(id);
    return known == null ? Optional.empty() : change(known, change);
  }

  private static Optional<Camera> change(KnownCamera camera, Consumer<KnownCamera> change) {
    Camera before = camera.view();
    change.accept(camera);
    return Optional.of(camera.view()).filter(after -> !after.equals(before));
  }
}
