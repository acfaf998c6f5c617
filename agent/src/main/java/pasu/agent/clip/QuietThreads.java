package pasu.agent.clip;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** A few platform threads, of low priority, for what would block or takes long. */
final class QuietThreads implements AutoCloseable {

  private final ExecutorService threads;

  QuietThreads(String name, int count) {
    ThreadFactory names = Thread.ofPlatform().name(name + "-", 1).daemon().factory();
    this.threads = Executors.newFixedThreadPool(count, work -> names.newThread(Niceness.of(work)));
  }

  /** Work that may fail; what it returns may be null. */
  interface Work<T extends @Nullable Object> extends Callable<T> {}

  /** Does the work when its turn comes; fails when this is closed first. */
  <T extends @Nullable Object> Future<T> run(Work<T> work) {
    Promise<T> done = Promise.promise();
    try {
      threads.execute(() -> complete(done, work));
    } catch (RejectedExecutionException e) {
      done.fail(e);
    }
    return done.future();
  }

  /** Forgets what has not begun; what runs in native code runs on, and does no harm. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static <T extends @Nullable Object> void complete(Promise<T> done, Work<T> work) {
    try {
      done.complete(work.call());
    } catch (Exception e) {
      done.fail(e);
    }
  }
}
