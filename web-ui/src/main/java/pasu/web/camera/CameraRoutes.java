package pasu.web.camera;

import static pasu.web.route.Access.OWNER;
import static pasu.web.route.Access.VIEWER;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.EdgeMessage.ChangeCamera;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.EdgeMessage.Fired;
import pasu.protocol.Refusal;
import pasu.web.route.Body;
import pasu.web.route.Caller;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/** Listing cameras, changing what their owner may change, and firing their sensors. */
public final class CameraRoutes {

  private static final Set<String> CHANGEABLE = Set.of("name", "importance", "site");

  /** An edge answers at once; one whose gateway has died can be asked again by who asks. */
  private static final Duration FIRE_PATIENCE = Duration.ofSeconds(3);

  private final Bus bus;
  private final KnownCameras cameras;
  private final BiConsumer<String, String> fired;

  /**
   * Serves them.
   *
   * @param fired told the clip, and whose it is, of each sensor that was fired
   */
  public CameraRoutes(Bus bus, KnownCameras cameras, BiConsumer<String, String> fired) {
    this.bus = bus;
    this.cameras = cameras;
    this.fired = fired;
  }

  public List<Row> rows() {
    return List.of(
        Row.get("/api/cameras", VIEWER, this::list),
        Row.change(HttpMethod.PATCH, "/api/cameras/{id}", OWNER, this::change),
        Row.change(HttpMethod.POST, "/api/cameras/{id}/detections", OWNER, this::fire));
  }

  private Future<?> list(Exchange exchange) {
    return cameras
        .all()
        .map(all -> all.stream().filter(exchange.caller()::maySee).toList())
        .compose(exchange::json);
  }

  private Future<?> change(Exchange exchange) {
    String id = exchange.part("id");
    return cameras
        .find(id)
        .compose(_ -> exchange.body())
        .map(body -> change(exchange.caller(), id, Body.json(body)))
        .compose(change -> bus.ask(Addresses.CAMERA_CHANGES, change))
        .map(changed -> KnownCameras.pick(changed.cameras(), id))
        .compose(exchange::json);
  }

  private static ChangeCamera change(Caller caller, String id, JsonObject wish) {
    if (!CHANGEABLE.containsAll(wish.fieldNames())) {
      Set<String> unknown = new TreeSet<>(wish.fieldNames());
      unknown.removeAll(CHANGEABLE);
      throw Refusal.badRequest(
          "unknown-fields",
          "only name, importance and site can be changed, but not {unknown}",
          unknown);
    }
    String name = field(wish, "name", String.class, "a text");
    Integer importance = field(wish, "importance", Integer.class, "a number, 1 to 5");
    String site = field(wish, "site", String.class, "a text");
    if (site != null) {
      caller.refuseUnlessMayChange(site);
    }
    return Exchange.checked(() -> new ChangeCamera(id, name, importance, site));
  }

  private static <T> @Nullable T field(JsonObject wish, String name, Class<T> type, String wanted) {
    Object value = wish.getValue(name);
    if (value != null && !type.isInstance(value)) {
      throw Refusal.badRequest(
          "value-wrong", "{field} must be {wanted}, but is {value}", name, wanted, value);
    }
    return type.cast(value);
  }

  private Future<?> fire(Exchange exchange) {
    return cameras
        .find(exchange.part("id"))
        .compose(this::fire)
        .compose(
            answer -> {
              fired.accept(answer.clip(), exchange.part("id"));
              exchange.response().putHeader("Location", "/api/clips/" + answer.clip());
              return exchange.json(202, new JsonObject().put("clip", answer.clip()).encode());
            });
  }

  private Future<Fired> fire(Camera camera) {
    return camera.online()
        ? bus.ask(Addresses.fire(camera.id()), new Fire(), FIRE_PATIENCE)
        : Future.failedFuture(
            Refusal.unavailable(
                "camera-offline", "camera {camera} is offline; nothing was fired", camera.id()));
  }
}
