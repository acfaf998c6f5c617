package pasu.notification.post;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered to a letter.
 *
 * @param retryAfter its header of that name (RFC 9110, section 10.2.3)
 */
public record Receipt(int status, @Nullable String retryAfter) {

  /** Of a letter that was not needed any more, since a later one has taken its place. */
  static final Receipt NEEDLESS = new Receipt(204, null);

  public boolean isTaken() {
    return status / 100 == 2;
  }

  /** Whether whom it was for is no longer there (RFC 8030, section 7.3). */
  public boolean isGone() {
    return status == 404 || status == 410;
  }

  /** Whether the same letter may be taken later. */
  boolean isWorthAnotherTry() {
    return status == 429 || status >= 500;
  }

  /** How long the server asked to wait, if it did, and that can be understood. */
  Optional<Duration> patience(Instant now) {
    if (retryAfter == null) {
      return Optional.empty();
    }
    String asked = retryAfter.strip();
    return asked.matches("\\d{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(asked)))
        : until(asked, now);
  }

  private static Optional<Duration> until(String date, Instant now) {
    try {
      Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(then.isBefore(now) ? Duration.ZERO : Duration.between(now, then));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
