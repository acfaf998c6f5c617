package pasu.web.camera;

import static pasu.web.route.Access.ANONYMOUS;
import static pasu.web.route.Access.OPERATOR;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AccessMessage.AddCamera;
import pasu.protocol.AccessMessage.Enrol;
import pasu.protocol.AccessMessage.EnrolmentCode;
import pasu.protocol.AccessMessage.RevokeCamera;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.Invitation;
import pasu.protocol.KeyPin;
import pasu.protocol.Refusal;
import pasu.web.route.Body;
import pasu.web.route.Exchange;
import pasu.web.route.Forwarding;
import pasu.web.route.Row;

/** Cameras whose edges are elsewhere: adding them, letting their edges in, shutting them out. */
public final class EnrolmentRoutes {

  private final Bus bus;
  private final KnownCameras cameras;
  private final Supplier<Optional<KeyPin>> pin;
  private final @Nullable URI publicUrl;

  /**
   * Serves them.
   *
   * @param pin by which the gateway's key is known
   * @param publicUrl where edges find the gateway; null for where whoever asks found it
   */
  public EnrolmentRoutes(
      Bus bus, KnownCameras cameras, Supplier<Optional<KeyPin>> pin, @Nullable URI publicUrl) {
    this.bus = bus;
    this.cameras = cameras;
    this.pin = pin;
    this.publicUrl = publicUrl;
  }

  public List<Row> rows() {
    return List.of(
        Row.change(HttpMethod.POST, "/api/cameras", OPERATOR, this::add),
        Row.change(HttpMethod.DELETE, "/api/cameras/{id}", OPERATOR, this::revoke),
        Row.change(HttpMethod.POST, "/api/enrolments", ANONYMOUS, this::enrol));
  }

  private Future<?> add(Exchange exchange) {
    return exchange
        .body()
        .map(EnrolmentRoutes::camera)
        .compose(wish -> cameras.all().map(all -> refuseOnline(all, wish)))
        .compose(wish -> bus.ask(Addresses.NEW_CAMERAS, wish))
        .compose(code -> exchange.json(201, invitation(code, server(exchange))));
  }

  private URI server(Exchange exchange) {
    return publicUrl == null ? Forwarding.url(exchange.request()) : publicUrl;
  }

  private String invitation(EnrolmentCode code, URI server) {
    Invitation made = Invitation.of(code.code(), pin.get().orElse(null), server);
    return new JsonObject()
        .put("camera", code.camera())
        .put("code", made.words())
        .put("expiresAt", code.expiresAt().toString())
        .put("server", server.toString())
        .put("link", made.link())
        .put("qr", new JsonArray(QrCode.rows(made.link())))
        .encode();
  }

  private Future<?> revoke(Exchange exchange) {
    return bus.ask(Addresses.REVOCATIONS, new RevokeCamera(exchange.part("id")))
        .compose(_ -> exchange.done());
  }

  private Future<?> enrol(Exchange exchange) {
    return exchange
        .body()
        .map(EnrolmentRoutes::code)
        .compose(question -> bus.ask(Addresses.ENROLMENTS, question))
        .compose(exchange::json);
  }

  /** Lest somebody believes that a name is free. */
  private static AddCamera refuseOnline(List<Camera> all, AddCamera wish) {
    if (all.stream().anyMatch(camera -> camera.online() && camera.id().equals(wish.camera()))) {
      throw Refusal.conflict(
          "camera-there",
          "camera {camera} is there already, and online; choose another id, or revoke it first",
          wish.camera());
    }
    return wish;
  }

  private static AddCamera camera(Buffer body) {
    JsonObject wish = Body.only(body, "id", "site", "name");
    String id = Body.text(wish, "id");
    if (id == null) {
      throw Refusal.badRequest(
          "field-missing", "the body must have a field \"{field}\", but has not", "id");
    }
    return Exchange.checked(
        () -> new AddCamera(id, Body.text(wish, "site"), Body.text(wish, "name")));
  }

  private static Enrol code(Buffer body) {
    String code = Body.text(Body.only(body, "code"), "code");
    if (code == null) {
      throw Refusal.badRequest(
          "field-missing", "the body must have a field \"{field}\", but has not", "code");
    }
    return new Enrol(code);
  }
}
