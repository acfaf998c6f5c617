package pasu.edge.retry;

import java.time.Duration;

/** How long to wait after a failure: twice as long each time, up to a limit. Not thread-safe. */
public final class Backoff {

  private final Duration first;
  private final Duration longest;
  private Duration next;

  public Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  public Duration afterFailure() {
    Duration pause = next;
    Duration doubled = pause.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    return pause;
  }

  public void afterSuccess() {
    next = first;
  }
}
