package pasu.notification.post;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a server asked that nothing more be posted for a while (RFC 9110, section 10.2.3). Belongs
 * to one event loop.
 */
final class Closings {

  /**
   * One of them.
   *
   * @param receipt what the server answered, and would again
   */
  record Closing(Instant until, Receipt receipt) {}

  private static final int MOST = 10_000;

  /** Whoever asks for more is asked again by then: a mistake must not last. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Map<URI, Closing> closings = new HashMap<>();

  /** Heeds an answer; those beyond {@link #MOST} that are closed at once are not remembered. */
  void heed(URI to, Receipt receipt, Instant now) {
    if (receipt.isWorthAnotherTry()) {
      receipt.patience(now).ifPresent(wait -> close(to, until(now, wait), receipt, now));
    }
  }

  private static Instant until(Instant now, Duration wait) {
    return now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
  }

  private void close(URI to, Instant until, Receipt receipt, Instant now) {
    if (closings.size() >= MOST) {
      closings.values().removeIf(it -> isOver(it, now));
    }
    if (closings.size() < MOST) {
      closings.put(to, new Closing(until, receipt));
    }
  }

  /** Whether it is closed now. */
  Optional<Closing> of(URI to, Instant now) {
    return Optional.ofNullable(
        closings.computeIfPresent(to, (_, it) -> isOver(it, now) ? null : it));
  }

  private static boolean isOver(Closing closing, Instant now) {
    return !now.isBefore(closing.until());
  }
}
