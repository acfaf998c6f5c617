package pasu.bench.database;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import pasu.cli.CommandFailure;
import pasu.measure.Quantiles;

/**
 * The same question again and again: first one after another, then several at a time.
 *
 * @param alone how long each took that was alone
 * @param aSecond how many are answered where several are asked at a time
 */
record Load(Quantiles alone, double aSecond) {

  /** As many as a control plane has database connections to PostgreSQL, and then some. */
  static final int TOGETHER = 16;

  /**
   * Asks.
   *
   * @param alone how many one after another, from number 0
   * @param all how many altogether
   */
  static Load of(String what, int alone, int all, IntFunction<Future<?>> question)
      throws InterruptedException {
    Collection<Duration> first = ask(what, 0, alone, 1, question);
    long begun = System.nanoTime();
    ask(what, alone, all, TOGETHER, question);
    double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
    return new Load(Quantiles.of(first), (all - alone) / seconds);
  }

  private static Collection<Duration> ask(
      String what, int from, int to, int together, IntFunction<Future<?>> question)
      throws InterruptedException {
    Collection<Duration> spans = new ConcurrentLinkedQueue<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Semaphore free = new Semaphore(together);
    for (int number = from; number < to && failure.get() == null; number++) {
      free.acquire();
      long asked = System.nanoTime();
      question
          .apply(number)
          .onSuccess(_ -> spans.add(Duration.ofNanos(System.nanoTime() - asked)))
          .onFailure(failure::set)
          .onComplete(_ -> free.release());
    }
    free.acquire(together);
    if (failure.get() != null) {
      throw CommandFailure.failed(what + ": " + failure.get().getMessage());
    }
    return spans;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.2f ms, p99 %.2f; %,.0f a second",
        alone.p50Millis(),
        alone.p99Millis(),
        aSecond);
  }
}
