package pasu.web.access;

import static java.util.Objects.requireNonNull;
import static pasu.web.route.Access.ANONYMOUS;
import static pasu.web.route.Access.VIEWER;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pasu.protocol.AccessMessage.Device;
import pasu.protocol.AccessMessage.SignIn;
import pasu.protocol.AccessMessage.SignOut;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.Refusal;
import pasu.web.route.Body;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/** Signing in and out. */
public final class AccessRoutes {

  private final Bus bus;
  private final Authenticator authenticator;

  public AccessRoutes(Bus bus, Authenticator authenticator) {
    this.bus = bus;
    this.authenticator = authenticator;
  }

  public List<Row> rows() {
    return List.of(
        Row.change(HttpMethod.POST, "/api/sign-in", ANONYMOUS, this::signIn),
        Row.change(HttpMethod.POST, "/api/sign-out", VIEWER, this::signOut),
        Row.get("/api/me", VIEWER, this::me));
  }

  private Future<?> signIn(Exchange exchange) {
    return exchange
        .body()
        .map(body -> new SignIn(token(body), device(exchange.request())))
        .compose(question -> bus.ask(Addresses.SIGN_INS, question))
        .compose(
            signedIn -> {
              SessionCookie.set(exchange.request(), exchange.response(), signedIn.session());
              return exchange.done();
            });
  }

  private Future<?> signOut(Exchange exchange) {
    String token = requireNonNull(exchange.caller().token());
    authenticator.forget(token);
    return bus.ask(Addresses.SIGN_OUTS, new SignOut(token))
        .compose(
            _ -> {
              SessionCookie.clear(exchange.request(), exchange.response());
              return exchange.done();
            });
  }

  private Future<?> me(Exchange exchange) {
    return exchange.json(exchange.caller().known());
  }

  private static String token(Buffer body) {
    JsonObject json = Body.json(body);
    if (json.getValue("token") instanceof String token && !token.isBlank()) {
      return token;
    }
    throw Refusal.badRequest("the body must have a field \"token\", a text, but has not");
  }

  private static Device device(HttpServerRequest request) {
    String userAgent = request.getHeader("User-Agent");
    return new Device(request.remoteAddress().hostAddress(), userAgent == null ? "" : userAgent);
  }
}
