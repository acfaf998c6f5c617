package pasu.web.route;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request pass, or refuses it: 401 to whom it does not know, 404 to who may not even see
 * what the path names, 403 to who may not do this with it.
 */
public interface Door {

  /**
   * Admits the caller of a route.
   *
   * @param id what stands in the path for {@code {id}}, if anything
   */
  Future<Caller> admit(Row row, HttpServerRequest request, @Nullable String id);

  /** Asks anew about somebody who was admitted; who they are may have changed. */
  Future<Caller> admitAgain(Row row, Caller caller, @Nullable String id);
}
