package pasu.web.route;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AccessMessage.Device;
import pasu.protocol.BusMessages;
import pasu.protocol.Refusal;

/** One request by somebody who may make it, and its answer. */
public final class Exchange {

  /** RFC 6455, section 7.4.2. */
  private static final int PRIVATE_USE = 4_000;

  /** So long somebody has to answer the end of their WebSocket. */
  private static final int FAREWELL_MILLIS = 500;

  /** Less fits into one packet anyway. */
  private static final int WORTH_ZIPPING = 1_400;

  private final RoutingContext context;
  private final Caller caller;
  private final String address;
  private final Way way;
  private @Nullable String notedSite;
  private @Nullable String notedSubject;
  private @Nullable String notedDetail;
  private @Nullable String notedAs;
  private boolean upgrading;
  private @Nullable ServerWebSocket socket;
  private @Nullable Refusal ended;

  Exchange(RoutingContext context, Caller caller, InstantSource clock) {
    this.context = context;
    this.caller = caller;
    this.address = Forwarding.client(context.request());
    this.way = new Way(context.request(), clock);
  }

  public Caller caller() {
    return caller;
  }

  /** The account that calls; not to be asked where anybody may call. */
  public String user() {
    return caller.known().user();
  }

  /** Where the request comes from; what a trusted proxy says of it is believed. */
  public String address() {
    return address;
  }

  /** What the request comes from. */
  public Device device() {
    return new Device(address, requireNonNullElse(request().getHeader("User-Agent"), ""));
  }

  /** Notes of which site it is what is done, and to what; where the path does not say it. */
  public void note(@Nullable String site, @Nullable String subject) {
    notedSite = site;
    notedSubject = subject;
  }

  /** Notes what is made of it, as somebody's new role. */
  public void noteDetail(String detail) {
    notedDetail = detail;
  }

  public @Nullable String notedDetail() {
    return notedDetail;
  }

  /** Notes who somebody says, or turned out, to be. */
  public void noteAs(String account) {
    notedAs = account;
  }

  public @Nullable String notedSite() {
    return notedSite;
  }

  /** What is done something to. */
  public @Nullable String subject() {
    String id = id();
    return notedSubject != null ? notedSubject : id != null ? id : context.pathParam("name");
  }

  /** Who does it; empty where nobody knows. */
  public String doer() {
    return notedAs != null ? notedAs : caller.principal() == null ? "" : user();
  }

  void onEnd(IntConsumer status) {
    context.addEndHandler(_ -> status.accept(response().getStatusCode()));
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

  Set<String> queries() {
    return context.queryParams().names();
  }

  /** What stands in the path for {@code {id}}, if anything. */
  public @Nullable String id() {
    return context.pathParam("id");
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
      throw Refusal.of(e);
    }
  }

  /** Answers with a record, or a list of records, as JSON. */
  public Future<Void> json(Object value) {
    return json(200, BusMessages.toJson(value));
  }

  public Future<Void> json(int status, String text) {
    response().putHeader("Content-Type", "application/json").setStatusCode(status);
    Buffer bytes = Buffer.buffer(text);
    if (bytes.length() < WORTH_ZIPPING || !Gzip.isWanted(request())) {
      return send(bytes);
    }
    response().putHeader("Content-Encoding", "gzip").putHeader("Vary", "Accept-Encoding");
    return send(Gzip.of(bytes));
  }

  /** Answers with a file, to be saved under a name. */
  public Future<Void> file(String name, String type, String text) {
    response()
        .putHeader("Content-Type", type)
        .putHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
    return send(Buffer.buffer(text));
  }

  /** Answers with these bytes, of a type already set. */
  public Future<Void> send(Buffer bytes) {
    discardBody();
    return response().end(bytes);
  }

  /** Writes a piece of an answer that goes on; completes when there is room for the next. */
  public Future<Void> write(Buffer piece) {
    return way.write(piece);
  }

  /** Answers that it is done. */
  public Future<Void> done() {
    discardBody();
    return response().setStatusCode(204).end();
  }

  /** Whether the caller asks for a WebSocket. */
  public boolean wantsSocket() {
    return "websocket".equalsIgnoreCase(request().getHeader("Upgrade"));
  }

  /** Goes on as a WebSocket; refused with 426 when the caller did not ask for one. */
  public Future<ServerWebSocket> socket() {
    if (!wantsSocket()) {
      return Future.failedFuture(
          new Refusal(426, "websocket-wanted", "{path} is a WebSocket", path()));
    }
    upgrading = true;
    return request().toWebSocket().onSuccess(this::opened).onFailure(_ -> upgrading = false);
  }

  private void opened(ServerWebSocket opened) {
    socket = opened;
    if (ended != null) {
      end(opened, ended);
    }
  }

  /**
   * Whether nothing more is answered. To be asked before a close handler is set after a wait: that
   * of an answer already closed is never called.
   */
  public boolean isOver() {
    return upgrading
        ? socket != null && socket.isClosed()
        : response().ended() || response().closed();
  }

  /** Whether it is over and nothing much of it can be on the way any more. */
  boolean isTaken() {
    return upgrading ? isOver() : way.isEmpty();
  }

  boolean isEndedOn(HttpConnection connection) {
    return isOver() && request().connection().equals(connection);
  }

  /**
   * Ends an answer that goes on, or is on the way, and drops what is; a WebSocket's code is 4000
   * more than the refusal's.
   */
  void end(Refusal why) {
    ended = why;
    if (socket != null) {
      end(socket, why);
    } else if (!upgrading) {
      way.cut();
    }
  }

  /** Listens to nothing more; who does not answer soon, as their line is slow, is cut off. */
  private void end(ServerWebSocket open, Refusal why) {
    if (!open.isClosed()) {
      open.textMessageHandler(null).binaryMessageHandler(null);
      open.close((short) (PRIVATE_USE + why.code()), why.getMessage());
      context.vertx().setTimer(FAREWELL_MILLIS, _ -> way.cut());
    }
  }
}
