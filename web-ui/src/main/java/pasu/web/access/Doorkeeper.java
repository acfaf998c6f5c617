package pasu.web.access;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.Refusal;
import pasu.web.route.Access;
import pasu.web.route.Caller;
import pasu.web.route.Door;

/** Knows callers by what they bring, and that it is our own page that brought it. */
public final class Doorkeeper implements Door {

  private final Authenticator authenticator;

  public Doorkeeper(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  @Override
  public Future<Caller> admit(Access access, HttpServerRequest request) {
    return access == Access.ANONYMOUS ? admitAnybody(request) : admitKnown(access, request);
  }

  private static Future<Caller> admitAnybody(HttpServerRequest request) {
    return SameOrigin.changesSomething(request) && SameOrigin.isForeign(request)
        ? Future.failedFuture(SameOrigin.refusal(request))
        : Future.succeededFuture(Caller.UNKNOWN);
  }

  private Future<Caller> admitKnown(Access access, HttpServerRequest request) {
    Credentials credentials = Credentials.of(request).orElse(null);
    if (credentials == null) {
      return Future.failedFuture(new Refusal(401, "sign in first, or send a bearer token"));
    }
    if (credentials.ambient()
        && SameOrigin.changesSomething(request)
        && !SameOrigin.isProven(request)) {
      return Future.failedFuture(SameOrigin.refusal(request));
    }
    return authenticator
        .authenticate(credentials)
        .compose(principal -> admit(access, principal, credentials));
  }

  private static Future<Caller> admit(Access access, Principal principal, Credentials proof) {
    return access.allows(principal.role())
        ? Future.succeededFuture(new Caller(principal, proof.token()))
        : Future.failedFuture(new Refusal(403, "%s may not do this".formatted(principal.user())));
  }
}
