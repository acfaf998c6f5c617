package pasu.web.route;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;

/** Lets a request pass, or refuses it: 401 to whom it does not know, 403 to who may not. */
@FunctionalInterface
public interface Door {

  /** Admits the caller of a route for whom {@code access} is enough. */
  Future<Caller> admit(Access access, HttpServerRequest request);
}
