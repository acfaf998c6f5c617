package pasu.notification.push;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The pushes under way to each browser: many at once to one that answers, few to one that does not,
 * so that it keeps no connection from the others. Belongs to one event loop.
 */
final class UnderWay {

  private static final int FEW = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /**
   * Those to one browser.
   *
   * @param since its latest answer, or the first of them
   */
  private record Line(int pushes, Instant since) {}

  private final Map<String, Line> lines = new HashMap<>();

  /** Whether one more may begin, which then counts. */
  boolean begin(String endpoint, Instant now) {
    Line line = lines.getOrDefault(endpoint, new Line(0, now));
    boolean isSilent = now.isAfter(line.since().plus(PATIENCE));
    if (isSilent && line.pushes() >= FEW) {
      return false;
    }
    lines.put(endpoint, new Line(line.pushes() + 1, line.since()));
    return true;
  }

  /**
   * One has ended.
   *
   * @param answered whether by an answer
   */
  void end(String endpoint, boolean answered, Instant now) {
    lines.computeIfPresent(
        endpoint,
        (_, line) ->
            line.pushes() == 1 ? null : new Line(line.pushes() - 1, answered ? now : line.since()));
  }
}
