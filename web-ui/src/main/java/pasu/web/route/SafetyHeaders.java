package pasu.web.route;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** What every answer tells browsers not to do. Answers are not stored unless they say otherwise. */
final class SafetyHeaders {

  private static final String POLICY =
      "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self'; "
          + "connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; "
          + "form-action 'self'; object-src 'none'";

  private SafetyHeaders() {}

  static void set(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    context.next();
  }
}
