package pasu.web.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Refusal;

/**
 * Whether a request comes from our own page.
 *
 * <p>Browsers add the cookie whoever's page asks, and let any page open a WebSocket; but they name
 * the page's origin and no page can change that. The scheme is not compared: a proxy may have taken
 * off the https.
 */
final class SameOrigin {

  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final URI NOWHERE = URI.create("");

  private SameOrigin() {}

  static boolean changesSomething(HttpServerRequest request) {
    return !READING.contains(request.method())
        || "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  /** Whether the request names our own origin. */
  static boolean isProven(HttpServerRequest request) {
    HostAndPort own = request.authority();
    URI origin = origin(request.getHeader("Origin"));
    return own != null
        && own.host().equalsIgnoreCase(origin.getHost())
        && own.port() == origin.getPort();
  }

  /** Whether the request names another origin; one without any is not from a browser. */
  static boolean isForeign(HttpServerRequest request) {
    return request.getHeader("Origin") != null && !isProven(request);
  }

  static Refusal refusal(HttpServerRequest request) {
    return new Refusal(
        403,
        "other-origin",
        "this must come from the page of {host}, but its origin is {origin}; a proxy in between"
            + " must pass Host on as it came",
        request.authority(),
        request.getHeader("Origin"));
  }

  private static URI origin(@Nullable String header) {
    try {
      return header == null ? NOWHERE : URI.create(header);
    } catch (IllegalArgumentException e) {
      return NOWHERE;
    }
  }
}
