package pasu.cli.role;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How to close what was started, done in the opposite order. Thread-safe: a signal may come while
 * things are still being started.
 */
public final class Closings {

  private record Closing(String what, Supplier<Future<?>> how) {}

  private static final Logger log = LoggerFactory.getLogger(Closings.class);

  private final Deque<Closing> closings = new ArrayDeque<>();
  private final LongSupplier nanoTime;
  private boolean begun;

  /**
   * Creates it.
   *
   * @param nanoTime as {@code System.nanoTime()}
   */
  public Closings(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Remembers how to close what was just started.
   *
   * @throws CancellationException when closing has begun: it was closed, start nothing more
   */
  public void add(String what, Supplier<Future<?>> how) {
    if (!remembers(new Closing(what, how))) {
      how.get().onFailure(e -> log.warn("not closed what={} error={}", what, e.toString()));
      throw new CancellationException("Pasu is closing");
    }
  }

  /** Closes all, waiting no longer than {@code patience} together; a failure stops nothing. */
  public void run(Duration patience) {
    long deadline = nanoTime.getAsLong() + patience.toNanos();
    for (Closing closing = next(); closing != null; closing = next()) {
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

  /** Whether nothing may be started any more. */
  public synchronized boolean haveBegun() {
    return begun;
  }

  private synchronized boolean remembers(Closing closing) {
    if (!begun) {
      closings.push(closing);
    }
    return !begun;
  }

  private synchronized @Nullable Closing next() {
    begun = true;
    return closings.poll();
  }
}
