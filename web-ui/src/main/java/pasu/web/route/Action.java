package pasu.web.route;

import io.vertx.core.Future;

/** What a route does. A failed future, or a throw, is answered as a problem. */
@FunctionalInterface
public interface Action {
  Future<?> answer(Exchange exchange);
}
