package pasu.web;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.BindException;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.web.live.LivePace;
import pasu.web.route.Body;

/**
 * Listens for HTTP. On its event loop nothing blocks: disks are read on worker threads, the kernel
 * sends files, and everything else is asked on the bus.
 */
public final class GatewayVerticle extends VerticleBase {

  private static final Logger log = LoggerFactory.getLogger(GatewayVerticle.class);

  /** Heartbeats are well below it, so it ends only what is dead or does not read. */
  private static final int IDLE_SECONDS = 45;

  /** What the kernel may hold of pictures a slow viewer has not got: old ones, for live. */
  private static final int SEND_BUFFER_BYTES = 256 * 1024;

  private final GatewayOptions options;
  private final LivePace pace;
  private final InstantSource clock;
  private @Nullable HttpServer server;

  public GatewayVerticle(GatewayOptions options, InstantSource clock) {
    this(options, LivePace.DEFAULT, clock);
  }

  GatewayVerticle(GatewayOptions options, LivePace pace, InstantSource clock) {
    this.options = options;
    this.pace = pace;
    this.clock = clock;
  }

  /** Fails with a sentence that says what to do when the port is taken. */
  @Override
  public Future<?> start() {
    Gateway gateway = new Gateway(vertx, options, pace, clock);
    Router router = gateway.routes().router(vertx, gateway.meters()::answered);
    return gateway.start().compose(_ -> listen(router));
  }

  /**
   * Where it listens.
   *
   * @throws IllegalStateException before it does
   */
  public int port() {
    if (server == null) {
      throw new IllegalStateException("the gateway does not listen yet");
    }
    return server.actualPort();
  }

  private Future<HttpServer> listen(Router router) {
    return vertx
        .createHttpServer(serverOptions())
        .requestHandler(router)
        .listen()
        .onSuccess(this::listening)
        .recover(failure -> Future.failedFuture(explained(failure)));
  }

  private void listening(HttpServer listening) {
    server = listening;
    log.info("gateway listening host={} port={}", options.host(), listening.actualPort());
  }

  private HttpServerOptions serverOptions() {
    return new HttpServerOptions()
        .setHost(options.host())
        .setPort(options.port())
        .setHttp2ClearTextEnabled(false) // Browsers speak HTTP/2 over TLS only.
        .setHandle100ContinueAutomatically(true)
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
