package pasu.web.link;

import static java.util.Objects.requireNonNull;
import static pasu.web.route.Access.LINK;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.InstantSource;
import java.util.List;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.AccessMessage.Role;
import pasu.web.access.Authenticator;
import pasu.web.health.Meters;
import pasu.web.route.Exchange;
import pasu.web.route.Row;
import pasu.web.route.Witness;

/** Where operators listen to the bus and speak on it, and edges have their link to it. */
public final class LinkDoor {

  private final Vertx vertx;
  private final Witness witness;
  private final BusTap tap;
  private final EdgeLinks edges;

  public LinkDoor(
      Vertx vertx,
      Authenticator authenticator,
      Witness witness,
      InstantSource clock,
      Meters meters) {
    this.vertx = vertx;
    this.witness = witness;
    this.tap = new BusTap(vertx);
    this.edges = new EdgeLinks(vertx, authenticator, clock, System::nanoTime, meters);
  }

  public List<Row> rows() {
    return List.of(Row.stream("/link", LINK, this::open));
  }

  /** Begins to listen to the bus. */
  public Future<Void> start() {
    return edges.start();
  }

  private Future<?> open(Exchange exchange) {
    Principal caller = requireNonNull(exchange.caller().principal());
    String token = requireNonNull(exchange.caller().token());
    return exchange
        .socket()
        .onSuccess(
            socket -> {
              if (caller.role() == Role.EDGE) {
                edges.open(caller.user(), token, socket);
              } else {
                talk(exchange, socket);
              }
            });
  }

  private void talk(Exchange exchange, ServerWebSocket socket) {
    LinkTalk.Deeds deeds = (action, said, status) -> witness.said(exchange, action, said, status);
    new LinkTalk(socket, vertx.eventBus(), tap, deeds).begin();
  }
}
