package pasu.agent.clip;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import pasu.agent.video.LowPriority;

/** A few platform threads, of the lowest priority, for what would block or takes long. */
final class QuietThreads {

  private final Promise<Void> ended = Promise.promise();
  private final ThreadPoolExecutor threads;

  QuietThreads(String name, int count) {
    ThreadFactory names = Thread.ofPlatform().name(name + "-", 1).daemon().factory();
    this.threads = new Pool(count, work -> names.newThread(lowered(work)));
  }

  /** Work that may fail; what it returns may be null. */
  interface Work<T extends @Nullable Object> extends Callable<T> {}

  /** Does the work when its turn comes; fails when this was closed before. */
  <T extends @Nullable Object> Future<T> run(Work<T> work) {
    Promise<T> done = Promise.promise();
    try {
      threads.execute(() -> complete(done, work));
    } catch (RejectedExecutionException e) {
      done.fail(e);
    }
    return done.future();
  }

  /** Forgets what has not begun; completes once what runs has ended. Interrupts nothing. */
  Future<Void> close() {
    threads.getQueue().clear();
    threads.shutdown();
    return ended.future();
  }

  private static Runnable lowered(Runnable thread) {
    return () -> {
      LowPriority.adopt();
      thread.run();
    };
  }

  private static <T extends @Nullable Object> void complete(Promise<T> done, Work<T> work) {
    try {
      done.complete(work.call());
    } catch (Exception e) {
      done.fail(e);
    }
  }

  private final class Pool extends ThreadPoolExecutor {

    Pool(int count, ThreadFactory names) {
      super(count, count, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), names);
    }

    @Override
    protected void terminated() {
      ended.tryComplete();
    }
  }
}
