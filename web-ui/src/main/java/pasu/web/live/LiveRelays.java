package pasu.web.live;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.HashMap;
import java.util.Map;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.Refusal;
import pasu.web.camera.KnownCameras;

/** The relays of the cameras that are looked at. Belongs to one event loop. */
final class LiveRelays {

  /** A frame is at most 2 MiB in datagrams, and has a header here. */
  private static final int MAX_MESSAGE_BYTES = 2 * 1024 * 1024 + 64;

  private final Vertx vertx;
  private final Bus bus;
  private final KnownCameras cameras;
  private final LivePace pace;
  private final WebSocketClient client;
  private final Map<String, LiveRelay> relays = new HashMap<>();

  LiveRelays(Vertx vertx, Bus bus, KnownCameras cameras, LivePace pace) {
    this.vertx = vertx;
    this.bus = bus;
    this.cameras = cameras;
    this.pace = pace;
    this.client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxFrameSize(MAX_MESSAGE_BYTES)
                .setMaxMessageSize(MAX_MESSAGE_BYTES)
                .setMaxConnections(1_000));
  }

  /** Ends the views of cameras that are taken away, from now on. */
  Future<Void> start() {
    return bus.hear(Addresses.REMOVED_CAMERAS, removed -> end(removed.camera()));
  }

  private void end(String camera) {
    LiveRelay relay = relays.get(camera);
    if (relay != null) {
      relay.end(Refusal.notFound("camera-taken-away", "camera {camera} was taken away", camera));
    }
  }

  LiveRelay of(String camera) {
    return relays.computeIfAbsent(camera, this::relay);
  }

  int count() {
    return relays.size();
  }

  private LiveRelay relay(String camera) {
    Upstream upstream = new Upstream(camera, vertx, bus, cameras, client, pace);
    return new LiveRelay(upstream, () -> relays.remove(camera));
  }
}
