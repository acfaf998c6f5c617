package pasu.edge.sensor;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread on which everything of a sensor happens: pins block in native code. After it is
 * closed nothing more happens.
 */
interface SensorThread extends AutoCloseable {

  /** How long to wait before a sensor that failed is tried again, at first and at most. */
  Duration FIRST_PAUSE = Duration.ofSeconds(1);

  Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** Only grows. */
  long nanoTime();

  /** Does something, in the order it was asked for. Any thread. */
  default void run(Runnable action) {
    after(Duration.ZERO, action);
  }

  /** Does something later. Any thread. */
  void after(Duration pause, Runnable action);

  /** Waits a second for what is being done. */
  @Override
  void close();

  /** A platform thread, which begins with the first thing to do. */
  static SensorThread named(String name) {
    return new Scheduled(name);
  }

  /** On an executor of the JDK. */
  final class Scheduled implements SensorThread {

    private final ScheduledThreadPoolExecutor executor;

    private Scheduled(String name) {
      executor =
          new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name(name).daemon().factory());
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public void after(Duration pause, Runnable action) {
      try {
        var _ = executor.schedule(action, pause.toNanos(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException _) {
        // It is closed.
      }
    }

    @Override
    public void close() {
      executor.shutdownNow();
      try {
        boolean _ = executor.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
