package pasu.web.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;
import pasu.web.route.Forwarding;

/**
 * A cookie for this host alone, which no script reads and no other site's page brings along.
 *
 * <p>Its name begins with {@code __Host-} wherever the browser speaks https, so that no other host
 * of the domain can set it (RFC 6265bis, section 4.1.3); browsers refuse such a name on plain http.
 *
 * @param name on plain http
 * @param life how long browsers keep it
 */
record HostCookie(String name, Duration life) {

  Optional<String> read(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(name(request))).map(Cookie::getValue);
  }

  void set(HttpServerRequest request, HttpServerResponse response, String value) {
    response.addCookie(cookie(request, value).setMaxAge(life.toSeconds()));
  }

  void clear(HttpServerRequest request, HttpServerResponse response) {
    response.addCookie(cookie(request, "").setMaxAge(0));
  }

  private Cookie cookie(HttpServerRequest request, String value) {
    return Cookie.cookie(name(request), value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(Forwarding.isSecure(request));
  }

  private String name(HttpServerRequest request) {
    return Forwarding.isSecure(request) ? "__Host-" + name : name;
  }
}
