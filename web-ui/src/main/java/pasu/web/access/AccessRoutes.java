package pasu.web.access;

import static java.util.Objects.requireNonNull;
import static pasu.web.route.Access.ANONYMOUS;
import static pasu.web.route.Access.VIEWER;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pasu.protocol.AccessMessage.SignIn;
import pasu.protocol.AccessMessage.SignOut;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.AccountMessage.PasswordSignIn;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
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
        .map(body -> Body.only(body, "token", "name", "password"))
        .compose(
            body -> body.containsKey("token") ? byLink(exchange, body) : byPassword(exchange, body))
        .compose(signedIn -> SessionCookie.letIn(exchange, signedIn));
  }

  private Future<SignedIn> byLink(Exchange exchange, JsonObject body) {
    SignIn question = new SignIn(Body.required(body, "token"), exchange.device());
    return bus.ask(Addresses.SIGN_INS, question);
  }

  private Future<SignedIn> byPassword(Exchange exchange, JsonObject body) {
    PasswordSignIn question =
        new PasswordSignIn(
            Body.required(body, "name"), Body.required(body, "password"), exchange.device());
    exchange.noteAs(question.account());
    return bus.ask(Addresses.PASSWORD_SIGN_INS, question);
  }

  private Future<?> signOut(Exchange exchange) {
    String token = requireNonNull(exchange.caller().token());
    authenticator.forget(token);
    return bus.ask(Addresses.SIGN_OUTS, new SignOut(token))
        .compose(
            _ -> {
              SessionCookie.clear(exchange);
              return exchange.done();
            });
  }

  private Future<?> me(Exchange exchange) {
    return exchange.json(exchange.caller().known());
  }
}
