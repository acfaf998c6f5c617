package pasu.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Objects;
import java.util.concurrent.Callable;

/** Work that blocks, in native code too, and so has to leave the event loop. */
public final class Blocking {

  private Blocking() {}

  /** Does it on one of Vert.x' worker threads; the answer comes on the caller's context. */
  public static <T> Future<T> on(Vertx vertx, Callable<T> work) {
    return vertx.executeBlocking(work, false).map(Objects::requireNonNull);
  }

  /** Does it on one of these threads, so that it takes none from all else. */
  public static <T> Future<T> on(WorkerExecutor threads, Callable<T> work) {
    return threads.executeBlocking(work, false).map(Objects::requireNonNull);
  }
}
