package pasu.web.access;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;

/** The cookie that carries a session. */
public final class SessionCookie {

  private static final HostCookie COOKIE = new HostCookie("pasu", Duration.ofDays(30));

  private SessionCookie() {}

  static Optional<String> read(HttpServerRequest request) {
    return COOKIE.read(request);
  }

  public static void set(HttpServerRequest request, HttpServerResponse response, String session) {
    COOKIE.set(request, response, session);
  }

  static void clear(HttpServerRequest request, HttpServerResponse response) {
    COOKIE.clear(request, response);
  }
}
