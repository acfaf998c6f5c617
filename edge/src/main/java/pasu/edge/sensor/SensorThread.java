package pasu.edge.sensor;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.board.BoardException;
import pasu.protocol.Sentence;

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

  /**
   * The same thread, on which nothing is lost that goes wrong.
   *
   * @param failed told on it of what was thrown, in a sentence
   */
  default SensorThread guarded(String sensor, Consumer<BoardException> failed) {
    return new Guarded(this, sensor, failed);
  }

  /** A platform thread, which begins with the first thing to do. */
  static SensorThread named(String name) {
    return new Scheduled(name);
  }

  /** On another, whose actions may throw. */
  record Guarded(SensorThread thread, String sensor, Consumer<BoardException> failed)
      implements SensorThread {

    private static final Logger log = LoggerFactory.getLogger(SensorThread.class);

    @Override
    public long nanoTime() {
      return thread.nanoTime();
    }

    @Override
    public void after(Duration pause, Runnable action) {
      thread.after(pause, () -> attempt(action));
    }

    private void attempt(Runnable action) {
      try {
        action.run();
      } catch (RuntimeException e) {
        log.warn("sensor failed sensor={}", sensor, e);
        Sentence why =
            Sentence.of("sensor-fails", "sensor {sensor} fails: {why}", sensor, e.getMessage());
        failed.accept(new BoardException(why, e));
      }
    }

    @Override
    public void close() {
      thread.close();
    }
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
