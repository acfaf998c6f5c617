package pasu.cli.up;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How to close what was started, done in the opposite order. Belongs to one thread at a time. */
final class Closings {

  private record Closing(String what, Supplier<Future<?>> how) {}

  private static final Logger log = LoggerFactory.getLogger(Closings.class);

  private final Deque<Closing> closings = new ArrayDeque<>();
  private final LongSupplier nanoTime;

  /**
   * Creates it.
   *
   * @param nanoTime as {@code System.nanoTime()}
   */
  Closings(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Remembers how to close what was just started. */
  void add(String what, Supplier<Future<?>> how) {
    closings.push(new Closing(what, how));
  }

  /** Closes all, waiting no longer than {@code patience} together; a failure stops nothing. */
  void run(Duration patience) {
    long deadline = nanoTime.getAsLong() + patience.toNanos();
    while (!closings.isEmpty()) {
      Closing closing = closings.pop();
      long left = Math.max(1, deadline - nanoTime.getAsLong());
      try {
        closing.how().get().await(left, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        log.warn("not closed in time what={}", closing.what());
      } catch (RuntimeException e) {
        log.warn("not closed what={} error={}", closing.what(), e.toString());
      }
    }
  }
}
