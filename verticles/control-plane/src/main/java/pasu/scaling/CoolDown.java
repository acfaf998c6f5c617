package pasu.scaling;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long an agent must have been empty before it goes. It doubles, up to ten minutes, each time
 * one had to be started soon after another went: so that a load which swings around a threshold
 * does not have agents come and go with it (ADR 25). Not thread-safe.
 */
final class CoolDown {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** A start within so long after a drain says that the drain was too early. */
  private static final Duration REGRET = Duration.ofMinutes(5);

  private final Duration shortest;
  private Duration length;
  private @Nullable Instant drainedAt;

  CoolDown(Duration shortest) {
    this.shortest = shortest;
    this.length = shortest;
  }

  Duration length() {
    return length;
  }

  void drained(Instant now) {
    drainedAt = now;
  }

  void started(Instant now) {
    if (drainedAt != null) {
      length = drainedAt.plus(REGRET).isBefore(now) ? shortest : longer();
      drainedAt = null;
    }
  }

  private Duration longer() {
    Duration doubled = length.multipliedBy(2);
    Duration most = shortest.compareTo(LONGEST) > 0 ? shortest : LONGEST;
    return doubled.compareTo(most) > 0 ? most : doubled;
  }
}
