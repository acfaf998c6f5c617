package pasu.web.camera;

import io.vertx.core.Future;
import java.util.List;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.EdgeMessage.Cameras;
import pasu.protocol.EdgeMessage.ListCameras;
import pasu.protocol.Refusal;

/** The cameras the control plane knows. */
public final class KnownCameras {

  private final Bus bus;

  public KnownCameras(Bus bus) {
    this.bus = bus;
  }

  public Future<List<Camera>> all() {
    return bus.ask(Addresses.CAMERAS, new ListCameras()).map(Cameras::cameras);
  }

  /** Fails with a 404 when there is no such camera. */
  public Future<Camera> find(String id) {
    return all().map(cameras -> pick(cameras, id));
  }

  static Camera pick(List<Camera> cameras, String id) {
    return cameras.stream()
        .filter(camera -> camera.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.unknown("camera", id));
  }
}
