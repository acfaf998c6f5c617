package pasu.web;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import pasu.web.route.Body;
import pasu.web.route.Forwarding;
import pasu.web.route.Problem;
import pasu.web.tls.CertificateWatch;
import pasu.web.tls.Identity;
import pasu.web.tls.IdentitySource;
import pasu.web.tls.ShownCertificate;

/** Listens for HTTP, or for https where there is a certificate. Belongs to one event loop. */
final class GatewayServer {

  /** Heartbeats are well below it, so it ends only what is dead or does not read. */
  private static final int IDLE_SECONDS = 45;

  /** So long a WebSocket waits for an answer to its end. */
  private static final int FAREWELL_SECONDS = 1;

  /** What the kernel may hold of pictures a slow viewer has not got: old ones, for live. */
  private static final int SEND_BUFFER_BYTES = 256 * 1024;

  private final Vertx vertx;
  private final GatewayOptions options;
  private final Forwarding forwarding;
  private final ShownCertificate shown;
  private final InstantSource clock;
  private final IntConsumer answered;

  /**
   * Listens to nothing yet.
   *
   * @param answered told the status of every answer that the router does not give
   */
  GatewayServer(
      Vertx vertx,
      GatewayOptions options,
      ShownCertificate shown,
      InstantSource clock,
      IntConsumer answered) {
    this.vertx = vertx;
    this.options = options;
    this.forwarding = new Forwarding(options.proxies());
    this.shown = shown;
    this.clock = clock;
    this.answered = answered;
  }

  /**
   * Begins to listen.
   *
   * @param look how often a renewed certificate is looked for
   * @return fails with a sentence that says what to do when the port is taken, or the certificate
   *     of no use
   */
  Future<HttpServer> listen(Handler<HttpServerRequest> router, Duration look) {
    IdentitySource source = options.identity();
    return source == null
        ? listen(vertx.createHttpServer(plain()), router)
        : vertx
            .executeBlocking(() -> source.current(clock.instant()))
            .compose(identity -> listen(source, requireNonNull(identity), router, look));
  }

  private Future<HttpServer> listen(
      IdentitySource source, Identity first, Handler<HttpServerRequest> router, Duration look) {
    HttpServer server = vertx.createHttpServer(CertificateWatch.protect(plain(), first));
    return listen(server, router)
        .onSuccess(
            listening ->
                new CertificateWatch(vertx, source, first, shown, clock).begin(listening, look));
  }

  private Future<HttpServer> listen(HttpServer server, Handler<HttpServerRequest> router) {
    return server
        .invalidRequestHandler(request -> answered.accept(Problem.answerUnreadable(request)))
        .requestHandler(
            request -> {
              forwarding.clean(request);
              router.handle(request);
            })
        .listen()
        .recover(failure -> Future.failedFuture(explained(failure)));
  }

  private HttpServerOptions plain() {
    return new HttpServerOptions()
        .setHost(options.host())
        .setPort(options.port())
        .setHttp2ClearTextEnabled(false) // Browsers speak HTTP/2 over TLS only.
        .setHandle100ContinueAutomatically(true)
        .setWebSocketClosingTimeout(FAREWELL_SECONDS)
        .setMaxWebSocketMessageSize(Body.LIMIT_BYTES)
        .setSendBufferSize(SEND_BUFFER_BYTES)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS);
  }

  private Throwable explained(Throwable failure) {
    return failure instanceof BindException
        ? new IllegalStateException(
            "cannot listen on %s, port %d: %s; choose another with --port"
                .formatted(options.host(), options.port(), failure.getMessage()),
            failure)
        : failure;
  }
}
