package pasu.web.route;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** What every answer tells browsers not to do. Answers are not stored unless they say otherwise. */
final class SafetyHeaders {

  private static final String POLICY =
      "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self'; "
          + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
          + "form-action 'self'; object-src 'none'";

  /**
   * A year, this host only. Browsers do not heed it where they do not trust the certificate (RFC
   * 6797, section 8.1).
   */
  private static final String STRICT = "max-age=31536000";

  private SafetyHeaders() {}

  static void set(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    headers.set("Cache-Control", "no-store");
    if (Forwarding.isSecure(context.request())) {
      headers.set("Strict-Transport-Security", STRICT);
      headers.set("Cross-Origin-Opener-Policy", "same-origin");
    }
    context.next();
  }
}
