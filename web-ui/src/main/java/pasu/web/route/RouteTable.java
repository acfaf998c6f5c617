package pasu.web.route;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import pasu.protocol.Refusal;

/** Every route there is. The router is built from it, so a route without a row cannot exist. */
public final class RouteTable {

  private final List<Row> rows;
  private final Door door;
  private final InstantSource clock;
  private final Rounds rounds;
  private final Witness witness;

  public RouteTable(List<Row> rows, Door door, Witness witness, InstantSource clock) {
    this.rows = List.copyOf(rows);
    this.door = door;
    this.clock = clock;
    this.rounds = new Rounds(door, clock);
    this.witness = witness;
  }

  public List<Row> rows() {
    return rows;
  }

  /**
   * Builds the router.
   *
   * @param answered told the status of every answer
   */
  public Router router(Vertx vertx, IntConsumer answered) {
    rounds.start(vertx);
    Router router = Router.router(vertx);
    router.route().handler(context -> count(context, answered));
    router.route().handler(SafetyHeaders::set);
    rows.forEach(row -> add(router, row));
    IntStream.range(400, 600).forEach(code -> router.errorHandler(code, Problem::answer));
    router.errorHandler(405, this::refuseMethod);
    return router;
  }

  private static void count(RoutingContext context, IntConsumer answered) {
    context.addEndHandler(_ -> answered.accept(context.response().getStatusCode()));
    context.next();
  }

  private void add(Router router, Row row) {
    router.route(row.method(), row.routerPath()).handler(context -> handle(row, context));
    if (row.withHead()) {
      router.route(HttpMethod.HEAD, row.routerPath()).handler(context -> handle(row, context));
    }
  }

  private void handle(Row row, RoutingContext context) {
    context.request().pause(); // Nothing is read of somebody who may not call.
    rounds.hear(context.request().connection());
    door.admit(row, context.request(), context.pathParam("id"))
        .compose(caller -> answer(row, new Exchange(context, caller, clock)))
        .onFailure(failure -> Problem.answer(context, failure));
  }

  private Future<?> answer(Row row, Exchange exchange) {
    row.refuseUnknown(exchange.queries());
    rounds.lookAfter(row, exchange);
    if (row.noted() && row.reads()) {
      witness.viewed(row, exchange);
    } else if (row.noted()) {
      exchange.onEnd(status -> witness.done(row, exchange, status));
    }
    return row.action().answer(exchange);
  }

  /** Says which methods the path has; a path that only the page's catch-all has is unknown. */
  private void refuseMethod(RoutingContext context) {
    String path = context.normalizedPath();
    TreeSet<String> allowed = new TreeSet<>();
    for (Row row : rows) {
      if (!row.isCatchAll() && row.matches(path)) {
        allowed.add(row.method().name());
        allowed.addAll(row.withHead() ? List.of("HEAD") : List.of());
      }
    }
    if (allowed.isEmpty()) {
      Problem.answer(context, Problem.nothingAt(path));
      return;
    }
    context.response().putHeader("Allow", String.join(", ", allowed));
    Problem.answer(
        context,
        new Refusal(
            405, "wrong-method", "{path} is not for {method}", path, context.request().method()));
  }
}
