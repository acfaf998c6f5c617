package pasu.edge.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: anything up to a limit that doubles, so that a crowd of
 * edges does not come back all at once. Not thread-safe.
 */
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** Nobody is let in again within moments who was shut out. */
  private static final Duration SHUT_OUT = Duration.ofSeconds(30);

  private final RandomGenerator random;
  private Duration limit = FIRST;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** At least 1 ms. */
  Duration afterFailure() {
    Duration pause = upTo(limit);
    Duration doubled = limit.multipliedBy(2);
    limit = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return pause;
  }

  Duration afterShutOut() {
    return SHUT_OUT.dividedBy(2).plus(upTo(SHUT_OUT.dividedBy(2)));
  }

  void afterSuccess() {
    limit = FIRST;
  }

  private Duration upTo(Duration most) {
    return Duration.ofMillis(1 + random.nextLong(most.toMillis()));
  }
}
