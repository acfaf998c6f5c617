package pasu.web.account;

import static pasu.web.route.Access.VIEWER;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pasu.protocol.AccountMessage.ChangePassword;
import pasu.protocol.AccountMessage.EndSession;
import pasu.protocol.AccountMessage.ListSessions;
import pasu.protocol.AccountMessage.Sessions;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.web.route.Body;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/** What somebody may see and change of their own account. */
public final class OwnRoutes {

  private final Bus bus;

  public OwnRoutes(Bus bus) {
    this.bus = bus;
  }

  public List<Row> rows() {
    return List.of(
        Row.change(HttpMethod.PUT, "/api/me/password", VIEWER, this::changePassword),
        Row.get("/api/me/sessions", VIEWER, this::sessions),
        Row.change(HttpMethod.DELETE, "/api/me/sessions/{id}", VIEWER, this::endSession));
  }

  private Future<?> changePassword(Exchange exchange) {
    return exchange
        .body()
        .map(body -> password(exchange, body))
        .compose(wish -> bus.ask(Addresses.PASSWORDS, wish))
        .compose(_ -> exchange.done());
  }

  private Future<?> sessions(Exchange exchange) {
    ListSessions question = new ListSessions(exchange.user(), exchange.caller().token());
    return bus.ask(Addresses.SESSIONS, question).map(Sessions::sessions).compose(exchange::json);
  }

  private Future<?> endSession(Exchange exchange) {
    return bus.ask(Addresses.SESSION_ENDS, new EndSession(exchange.user(), exchange.part("id")))
        .compose(_ -> exchange.done());
  }

  private static ChangePassword password(Exchange exchange, Buffer body) {
    JsonObject wish = Body.only(body, "old", "new");
    return new ChangePassword(
        exchange.user(),
        Body.text(wish, "old"),
        Body.required(wish, "new"),
        exchange.caller().token(),
        exchange.address());
  }
}
