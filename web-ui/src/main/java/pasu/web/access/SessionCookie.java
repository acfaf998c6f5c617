package pasu.web.access;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.web.route.Exchange;

/** The cookie that carries a session. */
public final class SessionCookie {

  private static final HostCookie COOKIE = new HostCookie("pasu", Duration.ofDays(30));

  private SessionCookie() {}

  static Optional<String> read(HttpServerRequest request) {
    return COOKIE.read(request);
  }

  /** Answers somebody who proved who they are. */
  public static Future<Void> letIn(Exchange exchange, SignedIn signedIn) {
    exchange.noteAs(signedIn.principal().user());
    COOKIE.set(exchange.request(), exchange.response(), signedIn.session());
    return exchange.done();
  }

  static void clear(Exchange exchange) {
    COOKIE.clear(exchange.request(), exchange.response());
  }
}
