package pasu.web.route;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import pasu.protocol.BusMessages;
import pasu.protocol.Refusal;

/** One request by somebody who may make it, and its answer. */
public final class Exchange {

  private final RoutingContext context;
  private final Caller caller;

  Exchange(RoutingContext context, Caller caller) {
    this.context = context;
    this.caller = caller;
  }

  public Caller caller() {
    return caller;
  }

  public HttpServerRequest request() {
    return context.request();
  }

  public HttpServerResponse response() {
    return context.response();
  }

  /** The path with {@code .}, {@code ..} and doubled slashes resolved, percent-decoded. */
  public String path() {
    return context.normalizedPath();
  }

  /** What stands in the path for {@code {name}}. */
  public String part(String name) {
    return requireNonNull(context.pathParam(name), name);
  }

  public Query query() {
    return new Query(context.queryParams());
  }

  /** The body, refused with 413 beyond {@link Body#LIMIT_BYTES}. */
  public Future<Buffer> body() {
    return Body.read(context.request());
  }

  /** Lets go of what the caller still sends, unread, so that the connection can go on. */
  public void discardBody() {
    Body.discard(request());
  }

  /** Makes a message of what the caller sent; what it does not accept is the caller's fault. */
  public static <T> T checked(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest(String.valueOf(e.getMessage()));
    }
  }

  /** Answers with a record, or a list of records, as JSON. */
  public Future<Void> json(Object value) {
    return json(200, BusMessages.toJson(value));
  }

  public Future<Void> json(int status, String text) {
    response().putHeader("Content-Type", "application/json").setStatusCode(status);
    return send(Buffer.buffer(text));
  }

  /** Answers with these bytes, of a type already set. */
  public Future<Void> send(Buffer bytes) {
    discardBody();
    return response().end(bytes);
  }

  /** Answers that it is done. */
  public Future<Void> done() {
    discardBody();
    return response().setStatusCode(204).end();
  }

  /** Goes on as a WebSocket; refused with 426 when the caller did not ask for one. */
  public Future<ServerWebSocket> socket() {
    if (!"websocket".equalsIgnoreCase(request().getHeader("Upgrade"))) {
      return Future.failedFuture(new Refusal(426, "%s is a WebSocket".formatted(path())));
    }
    return request().toWebSocket();
  }
}
