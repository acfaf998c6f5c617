package pasu.notification.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReceiptTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  @Test
  void waitsAsLongAsTheServerAsks() {
    assertThat(new Receipt(429, "120").patience(NOON)).contains(Duration.ofMinutes(2));
    assertThat(new Receipt(503, "Sun, 01 Nov 2026 12:00:30 GMT").patience(NOON))
        .contains(Duration.ofSeconds(30));
    assertThat(new Receipt(503, "Sun, 01 Nov 2026 11:00:00 GMT").patience(NOON))
        .contains(Duration.ZERO);
  }

  @Test
  void takesNoNonsenseForAWait() {
    assertThat(new Receipt(429, null).patience(NOON)).isEmpty();
    assertThat(new Receipt(429, "soon").patience(NOON)).isEmpty();
    assertThat(new Receipt(429, "-1").patience(NOON)).isEmpty();
    assertThat(new Receipt(429, "99999999999999999999").patience(NOON)).isEmpty();
  }
}
