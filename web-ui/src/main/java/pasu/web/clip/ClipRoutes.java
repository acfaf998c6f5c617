package pasu.web.clip;

import static pasu.protocol.CatalogMessage.MOST_CLIPS;
import static pasu.web.route.Access.OWNER;
import static pasu.web.route.Access.VIEWER;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.CatalogMessage.DeleteClip;
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.CatalogMessage.MarkReviewed;
import pasu.protocol.CatalogMessage.Order;
import pasu.protocol.CatalogMessage.PinClip;
import pasu.protocol.Cause;
import pasu.protocol.Refusal;
import pasu.web.route.Body;
import pasu.web.route.Caller;
import pasu.web.route.Exchange;
import pasu.web.route.Query;
import pasu.web.route.Row;

/** What the catalog knows of clips, and keeping and removing them. */
final class ClipRoutes {

  private static final int DEFAULT_LIMIT = 50;

  private final Bus bus;
  private final Catalog catalog;
  private final FrameLibrary library;

  ClipRoutes(Bus bus, Catalog catalog, FrameLibrary library) {
    this.bus = bus;
    this.catalog = catalog;
    this.library = library;
  }

  List<Row> rows() {
    return List.of(
        Row.get("/api/clips", VIEWER, this::list)
            .asking("limit", "camera", "site", "from", "before", "cause", "order"),
        Row.get("/api/clips/{id}", VIEWER, this::one).noting(),
        Row.change(HttpMethod.PUT, "/api/clips/{id}/pin", OWNER, this::pin),
        Row.change(HttpMethod.PUT, "/api/clips/reviewed", VIEWER, this::reviewMany).quiet(),
        Row.change(HttpMethod.PUT, "/api/clips/{id}/reviewed", VIEWER, e -> review(e, true))
            .quiet(),
        Row.change(HttpMethod.DELETE, "/api/clips/{id}/reviewed", VIEWER, e -> review(e, false))
            .quiet(),
        Row.change(HttpMethod.DELETE, "/api/clips/{id}", OWNER, this::delete));
  }

  private Future<?> list(Exchange exchange) {
    ListClips question = Exchange.checked(() -> question(exchange.query(), exchange.caller()));
    return bus.ask(Addresses.CLIPS, question)
        .compose(answer -> exchange.json(200, ClipView.of(answer)));
  }

  private static ListClips question(Query query, Caller caller) {
    return new ListClips(
        query.number("limit", DEFAULT_LIMIT, 1, MOST_CLIPS),
        query.name("camera"),
        query.name("site"),
        query.instant("from"),
        query.instant("before"),
        query.choice("cause", Cause.class),
        query.choice("order", Order.TIME),
        caller.sites(),
        caller.known().user());
  }

  private Future<?> one(Exchange exchange) {
    return catalog
        .find(exchange)
        .compose(
            details ->
                library.read(details).map(shelf -> ClipView.of(details, shelf.index().frames())))
        .compose(json -> exchange.json(200, json));
  }

  private Future<?> pin(Exchange exchange) {
    String id = Catalog.id(exchange);
    return exchange
        .body()
        .compose(body -> bus.ask(Addresses.PINS, new PinClip(id, pinned(body))))
        .map(ClipDetails::clip)
        .compose(exchange::json);
  }

  private Future<?> review(Exchange exchange, boolean reviewed) {
    return catalog
        .find(exchange)
        .compose(details -> mark(exchange, List.of(details.clip().id()), reviewed));
  }

  private Future<?> reviewMany(Exchange exchange) {
    return exchange.body().compose(body -> mark(exchange, clips(Body.json(body)), true));
  }

  private Future<?> mark(Exchange exchange, List<String> clips, boolean reviewed) {
    String reader = exchange.caller().known().user();
    MarkReviewed mark = Exchange.checked(() -> new MarkReviewed(reader, clips, reviewed));
    return bus.ask(Addresses.REVIEWS, mark).compose(_ -> exchange.done());
  }

  private static List<String> clips(JsonObject json) {
    if (json.getValue("clips") instanceof JsonArray clips
        && clips.stream().allMatch(String.class::isInstance)) {
      return clips.stream().map(String.class::cast).toList();
    }
    throw Refusal.badRequest(
        "field-missing",
        "the body must have a field \"{field}\", a list of ids, but has not",
        "clips");
  }

  private Future<?> delete(Exchange exchange) {
    return bus.ask(Addresses.DELETIONS, new DeleteClip(Catalog.id(exchange)))
        .onSuccess(removed -> library.forget(removed.id()))
        .compose(_ -> exchange.done());
  }

  private static boolean pinned(Buffer body) {
    JsonObject json = body.length() == 0 ? new JsonObject() : Body.json(body);
    if (json.getValue("pinned", true) instanceof Boolean pinned) {
      return pinned;
    }
    throw Refusal.badRequest(
        "claim-wanted",
        "{field} must be true or false, but is {value}",
        "pinned",
        json.getValue("pinned"));
  }
}
