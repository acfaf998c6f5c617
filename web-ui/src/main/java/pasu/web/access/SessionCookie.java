package pasu.web.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;
import pasu.web.route.Forwarding;

/**
 * The cookie that carries a session.
 *
 * <p>Its name begins with {@code __Host-} wherever the browser speaks https, so that no other host
 * of the domain can set it (RFC 6265bis, section 4.1.3); browsers refuse such a name on plain http.
 */
public final class SessionCookie {

  private static final String SECURE_NAME = "__Host-pasu";
  private static final String PLAIN_NAME = "pasu";
  private static final Duration LIFE = Duration.ofDays(30);

  private SessionCookie() {}

  static Optional<String> read(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(name(request))).map(Cookie::getValue);
  }

  public static void set(HttpServerRequest request, HttpServerResponse response, String session) {
    response.addCookie(cookie(request, session).setMaxAge(LIFE.toSeconds()));
  }

  static void clear(HttpServerRequest request, HttpServerResponse response) {
    response.addCookie(cookie(request, "").setMaxAge(0));
  }

  private static Cookie cookie(HttpServerRequest request, String value) {
    return Cookie.cookie(name(request), value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(Forwarding.isSecure(request));
  }

  private static String name(HttpServerRequest request) {
    return Forwarding.isSecure(request) ? SECURE_NAME : PLAIN_NAME;
  }
}
