package pasu.edge.retry;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** How long to wait after a failure: twice as long each time, up to a limit. Not thread-safe. */
public final class Backoff {

  private final Duration first;
  private final Duration longest;
  private final UnaryOperator<Duration> spread;
  private Duration next;

  public Backoff(Duration first, Duration longest) {
    this(first, longest, UnaryOperator.identity());
  }

  private Backoff(Duration first, Duration longest, UnaryOperator<Duration> spread) {
    this.first = first;
    this.longest = longest;
    this.spread = spread;
    this.next = first;
  }

  /** Anything up to that, so that a crowd does not come back all at once; at least 1 ms. */
  public static Backoff scattered(Duration first, Duration longest, RandomGenerator random) {
    return new Backoff(
        first, longest, most -> Duration.ofMillis(1 + random.nextLong(most.toMillis())));
  }

  public Duration afterFailure() {
    Duration pause = next;
    Duration doubled = pause.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    return spread.apply(pause);
  }

  public void afterSuccess() {
    next = first;
  }
}
