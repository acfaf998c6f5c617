package pasu.web.access;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Refusal;
import pasu.web.route.Access;
import pasu.web.route.Caller;
import pasu.web.route.Door;
import pasu.web.route.Row;
import pasu.web.route.Scope;

/**
 * Knows callers by what they bring, that it is our own page that brought it, and what they may do
 * with the camera, clip or site that the path names.
 */
public final class Doorkeeper implements Door {

  private final Authenticator authenticator;
  private final Premises premises;
  private final Turnstile links;

  /**
   * Creates it.
   *
   * @param nanoTime tells how quickly links come in
   */
  public Doorkeeper(Authenticator authenticator, Premises premises, LongSupplier nanoTime) {
    this.authenticator = authenticator;
    this.premises = premises;
    this.links = new Turnstile(nanoTime);
  }

  @Override
  public Future<Caller> admit(Row row, HttpServerRequest request, @Nullable String id) {
    return switch (row.access()) {
      case ANONYMOUS -> admitAnybody(request);
      case LINK -> admitLink(row, request, id);
      case VIEWER, OWNER, OPERATOR -> admitKnown(row, request, id);
    };
  }

  /** After a restart all edges come at once: nobody is asked about them before it is their turn. */
  private Future<Caller> admitLink(Row row, HttpServerRequest request, @Nullable String id) {
    if (!links.isFull()) {
      return links.pass(() -> admitKnown(row, request, id));
    }
    int seconds = links.nextTurnSeconds();
    request.response().putHeader("Retry-After", Integer.toString(seconds));
    return Future.failedFuture(
        Refusal.unavailable(
            "links-crowded", "many links are being opened; come again in {seconds} s", seconds));
  }

  @Override
  public Future<Caller> admitAgain(Row row, Caller caller, @Nullable String id) {
    return admit(row, new Credentials(requireNonNull(caller.token()), false), id);
  }

  private static Future<Caller> admitAnybody(HttpServerRequest request) {
    return SameOrigin.changesSomething(request) && SameOrigin.isForeign(request)
        ? Future.failedFuture(SameOrigin.refusal(request))
        : Future.succeededFuture(Caller.UNKNOWN);
  }

  private Future<Caller> admitKnown(Row row, HttpServerRequest request, @Nullable String id) {
    Credentials credentials = Credentials.of(request).orElse(null);
    if (credentials == null) {
      return Future.failedFuture(
          new Refusal(401, "sign-in-first", "sign in first, or send a bearer token"));
    }
    if (credentials.ambient()
        && SameOrigin.changesSomething(request)
        && !SameOrigin.isProven(request)) {
      return Future.failedFuture(SameOrigin.refusal(request));
    }
    return admit(row, credentials, id);
  }

  private Future<Caller> admit(Row row, Credentials credentials, @Nullable String id) {
    return authenticator
        .authenticate(credentials)
        .map(principal -> new Caller(principal, credentials.token()))
        .compose(caller -> admit(row, caller, id));
  }

  private Future<Caller> admit(Row row, Caller caller, @Nullable String id) {
    Scope scope = row.scope();
    if (scope != Scope.NOTHING && id != null && isMember(caller)) {
      return premises.siteOf(scope, id).map(site -> admitted(row, caller, id, site));
    }
    return row.access().allows(caller.known().role())
        ? Future.succeededFuture(caller)
        : Future.failedFuture(caller.forbidden());
  }

  /** Whether a role of theirs counts in some sites only. */
  private static boolean isMember(Caller caller) {
    return !caller.isOperator() && Access.VIEWER.allows(caller.known().role());
  }

  /**
   * To who may not see it, it does not exist: a 403 would tell that it does, and ids of cameras can
   * be guessed.
   */
  private static Caller admitted(Row row, Caller caller, String id, String site) {
    if (!caller.maySee(site)) {
      throw Premises.unknown(row.scope(), id);
    }
    if (row.access() == Access.OWNER && !caller.mayChange(site)) {
      throw caller.forbidden();
    }
    return caller;
  }
}
