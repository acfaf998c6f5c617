package pasu.web.tls;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Bus;

/**
 * Looks now and then whether the certificate was renewed, and shows the new one to whoever connects
 * from then on; connections that are open go on. What cannot be used changes nothing, and is said.
 * Belongs to one event loop.
 */
public final class CertificateWatch {

  private static final Logger log = LoggerFactory.getLogger(CertificateWatch.class);

  private final Vertx vertx;
  private final IdentitySource source;
  private final InstantSource clock;
  private final CertificateAlarm alarm;
  private final ShownCertificate told;
  private Identity shown;
  private @Nullable String trouble;

  /**
   * Creates it.
   *
   * @param shown what the server began with
   * @param told from now on, of what is shown
   */
  public CertificateWatch(
      Vertx vertx,
      IdentitySource source,
      Identity shown,
      ShownCertificate told,
      InstantSource clock) {
    this.vertx = vertx;
    this.source = source;
    this.shown = shown;
    this.told = told;
    told.set(shown);
    this.alarm = new CertificateAlarm(new Bus(vertx.eventBus()), clock);
    this.clock = clock;
  }

  /** Makes a server show it; browsers get HTTP/2. */
  public static HttpServerOptions protect(HttpServerOptions server, Identity identity) {
    return server.setSsl(true).setUseAlpn(true).setKeyCertOptions(identity.options());
  }

  /** Looks from now on. */
  public void begin(HttpServer server, Duration pace) {
    vertx.setPeriodic(pace.toMillis(), _ -> look(server));
  }

  private void look(HttpServer server) {
    vertx
        .executeBlocking(() -> source.current(clock.instant()))
        .compose(found -> show(server, requireNonNull(found)))
        .onComplete(
            _ -> alarm.check(shown, null), why -> unusable(String.valueOf(why.getMessage())));
  }

  private Future<?> show(HttpServer server, Identity found) {
    trouble = null;
    if (found.equals(shown)) {
      return Future.succeededFuture();
    }
    return server
        .updateSSLOptions(options(found))
        .onSuccess(
            _ -> {
              shown = found;
              told.set(found);
              log.info("certificate renewed end={}", found.end());
            });
  }

  private static ServerSSLOptions options(Identity identity) {
    return new ServerSSLOptions().setUseAlpn(true).setKeyCertOptions(identity.options());
  }

  /** Not at the first sight: whoever renews writes one file after the other. */
  private void unusable(String why) {
    if (why.equals(trouble)) {
      alarm.check(shown, why);
    }
    trouble = why;
  }
}
