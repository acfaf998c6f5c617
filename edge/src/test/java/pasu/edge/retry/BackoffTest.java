package pasu.edge.retry;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = new Backoff(ofMillis(250), ofMillis(600));

  @Test
  void doublesThePauseUpToTheLimit() {
    assertThat(backoff.afterFailure()).hasMillis(250);
    assertThat(backoff.afterFailure()).hasMillis(500);
    assertThat(backoff.afterFailure()).hasMillis(600);
    assertThat(backoff.afterFailure()).hasMillis(600);
  }

  @Test
  void startsOverAfterASuccess() {
    backoff.afterFailure();
    backoff.afterFailure();

    backoff.afterSuccess();

    assertThat(backoff.afterFailure()).hasMillis(250);
  }
}
