package pasu.edge.lease;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When to ask again about an agent that fell silent and was granted again: nobody tells whether it
 * is heard now. Not thread-safe.
 */
final class Recheck {

  static final Duration PAUSE = Duration.ofSeconds(5);

  private boolean wanted;
  private @Nullable Instant due;

  void start() {
    wanted = true;
    due = null;
  }

  void stop() {
    wanted = false;
  }

  /** True once for each pause that passed since the first time it was asked. */
  boolean isDue(Instant now) {
    if (!wanted || (due != null && now.isBefore(due))) {
      return false;
    }
    boolean first = due == null;
    due = now.plus(PAUSE);
    return !first;
  }
}
