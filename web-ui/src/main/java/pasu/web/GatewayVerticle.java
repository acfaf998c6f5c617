package pasu.web;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.web.live.LivePace;

/**
 * Listens for HTTP. On its event loop nothing blocks: disks are read on worker threads, the kernel
 * sends files, and everything else is asked on the bus.
 */
public final class GatewayVerticle extends VerticleBase {

  private static final Logger log = LoggerFactory.getLogger(GatewayVerticle.class);

  /** A renewed certificate may wait so long. */
  private static final Duration CERTIFICATE_LOOK = Duration.ofSeconds(10);

  private final GatewayOptions options;
  private final LivePace pace;
  private final Duration certificateLook;
  private final InstantSource clock;
  private @Nullable HttpServer server;

  public GatewayVerticle(GatewayOptions options, InstantSource clock) {
    this(options, LivePace.DEFAULT, CERTIFICATE_LOOK, clock);
  }

  GatewayVerticle(
      GatewayOptions options, LivePace pace, Duration certificateLook, InstantSource clock) {
    this.options = options;
    this.pace = pace;
    this.certificateLook = certificateLook;
    this.clock = clock;
  }

  /** Fails with a sentence that says what to do when port or certificate cannot be used. */
  @Override
  public Future<?> start() {
    Gateway gateway = new Gateway(vertx, options, pace, clock);
    Router router = gateway.routes().router(vertx, gateway.meters()::answered);
    return gateway
        .start()
        .compose(
            _ ->
                new GatewayServer(
                        vertx, options, gateway.certificate(), clock, gateway.meters()::answered)
                    .listen(router, certificateLook))
        .onSuccess(this::listening);
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

  private void listening(HttpServer listening) {
    server = listening;
    log.info("gateway listening host={} port={}", options.host(), listening.actualPort());
  }
}
