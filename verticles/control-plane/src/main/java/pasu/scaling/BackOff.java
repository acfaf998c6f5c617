package pasu.scaling;

import java.time.Duration;
import java.time.Instant;

/** Longer and longer pauses after failures: 1 s, 2 s, … at most 30 s. Not thread-safe. */
final class BackOff {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private Duration pause = SHORTEST;
  private Instant until = Instant.MIN;

  /** Returns until when it pauses. */
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
