package pasu.web.link;

import static pasu.web.route.Access.OPERATOR;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import pasu.web.route.Exchange;
import pasu.web.route.Row;

/** Where operators listen to the bus and speak on it. */
public final class LinkDoor {

  private final Vertx vertx;
  private final BusTap tap;

  public LinkDoor(Vertx vertx) {
    this.vertx = vertx;
    this.tap = new BusTap(vertx);
  }

  public List<Row> rows() {
    return List.of(Row.stream("/link", OPERATOR, this::open));
  }

  private Future<?> open(Exchange exchange) {
    return exchange.socket().onSuccess(this::talk);
  }

  private void talk(ServerWebSocket socket) {
    new LinkTalk(socket, vertx.eventBus(), tap).begin();
  }
}
