package pasu.scaling;

import java.time.Duration;
import java.time.Instant;

/**
 * A circuit breaker for starts of agents: after a failure none is tried for 1 s, after the next for
 * 2 s, … at most 30 s, until one succeeded. Not thread-safe.
 */
final class StartBreaker {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private Duration pause = SHORTEST;
  private Instant until = Instant.MIN;

  /** Returns until when none is tried. */
  Instant failed(Instant now) {
    until = now.plus(pause);
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return until;
  }

  void succeeded() {
    pause = SHORTEST;
    until = Instant.MIN;
  }

  /** Whether something failed and nothing succeeded since. */
  boolean isFailing() {
    return until.isAfter(Instant.MIN);
  }

  boolean isOver(Instant now) {
    return !until.isAfter(now);
  }
}
