package pasu.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many attempts within so long, whoever makes them. Not thread-safe. */
final class AttemptLimit {

  private final int attempts;
  private final Duration within;
  private final Deque<Instant> made = new ArrayDeque<>();

  AttemptLimit(int attempts, Duration within) {
    this.attempts = attempts;
    this.within = within;
  }

  /** Whether there were so many. */
  boolean isReached(Instant now) {
    while (!made.isEmpty() && !made.getFirst().plus(within).isAfter(now)) {
      made.removeFirst();
    }
    return made.size() >= attempts;
  }

  /** Has the latest attempt not count. */
  void takeBack() {
    made.pollLast();
  }

  /** Counts an attempt, unless there were too many: then it is refused and does not count. */
  boolean allows(Instant now) {
    return !isReached(now) && made.add(now);
  }
}
