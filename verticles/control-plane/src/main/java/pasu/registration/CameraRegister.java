package pasu.registration;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.database.Database;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.ChangeCamera;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.SiteMessage.Site;
import pasu.protocol.StreamMessage.Detected;

/**
 * The cameras, in memory and in the database. Belongs to one verticle.
 *
 * <p>The database has what outlives a restart and is written only when that changes, never for a
 * mere heartbeat.
 */
final class CameraRegister {

  private static final Logger log = LoggerFactory.getLogger(CameraRegister.class);

  private final Vertx vertx;
  private final Database database;
  private final Consumer<Camera> changed;
  private final CameraTable cameras = new CameraTable();

  /**
   * Creates it, knowing no camera yet.
   *
   * @param changed told of each change that a person would see
   */
  CameraRegister(Vertx vertx, Database database, Consumer<Camera> changed) {
    this.vertx = vertx;
    this.database = database;
    this.changed = changed;
  }

  Future<?> load() {
    return database.ask(vertx, CameraStore::all).onSuccess(rows -> rows.forEach(cameras::stored));
  }

  Future<CameraSettings> heard(EdgeAlive edge, Instant now) {
    return store(edge)
        .map(
            _ -> {
              cameras.heard(edge, now).ifPresent(changed);
              return cameras.settings(edge.camera());
            });
  }

  /** A sign of life that says nothing new; nothing where this camera's last one is not known. */
  Optional<CameraSettings> alive(String camera, Instant now) {
    return cameras.alive(camera, now) ? Optional.of(cameras.settings(camera)) : Optional.empty();
  }

  Future<?> change(ChangeCamera change) {
    return database
        .ask(vertx, transaction -> CameraStore.change(transaction, change))
        .onSuccess(row -> cameras.stored(row).ifPresent(changed));
  }

  /** Remembers when something was detected last; what the page shows does not wait for the disk. */
  void remember(Detected detected) {
    cameras.detected(detected.camera(), detected.detectedAt()).ifPresent(changed);
    database
        .ask(vertx, t -> CameraStore.detected(t, detected.camera(), detected.detectedAt()))
        .onFailure(
            e ->
                log.warn(
                    "detection time lost camera={} error={}", detected.camera(), e.toString()));
  }

  /** Learns of a camera whose edge is still to come. */
  void added(String camera) {
    database
        .ask(vertx, transaction -> CameraStore.known(transaction, camera))
        .onSuccess(row -> row.flatMap(cameras::stored).ifPresent(changed));
  }

  /** Learns what the plan of a site gives its cameras now. */
  void planned(Site site) {
    database
        .ask(vertx, transaction -> CameraStore.of(transaction, site.id()))
        .onSuccess(rows -> rows.forEach(cameras::stored))
        .onFailure(e -> log.warn("plan not read site={} error={}", site.id(), e.toString()));
  }

  void removed(String camera) {
    cameras.remove(camera);
  }

  void follow(Agents agents) {
    cameras.streaming(Streams.agentByCamera(agents)).forEach(changed);
  }

  /** Counts those as lost that were last heard before a moment, and returns them. */
  List<Camera> loseSilentSince(Instant moment) {
    List<Camera> lost = cameras.loseSilentSince(moment);
    lost.forEach(changed);
    return lost;
  }

  /** Whose enrolled edge was there before this process, and was not heard since. */
  List<Camera> missed() {
    return cameras.missed();
  }

  /** Says which are gone: who still shows them as they were before a restart has to know. */
  void announceOffline() {
    list().stream().filter(camera -> !camera.online()).forEach(changed);
  }

  List<Camera> list() {
    return cameras.list();
  }

  private Future<?> store(EdgeAlive edge) {
    if (cameras.isStored(edge)) {
      return Future.succeededFuture();
    }
    return database
        .ask(vertx, transaction -> CameraStore.register(transaction, edge))
        .onSuccess(cameras::stored)
        .onSuccess(_ -> log.info("edge registered camera={}", edge.camera()));
  }
}
