package pasu.edge.retry;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
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

  @Test
  void scattersACrowd() {
    Backoff scattered =
        Backoff.scattered(Duration.ofSeconds(1), Duration.ofSeconds(10), new Random(1));

    List<Long> pauses =
        Stream.generate(scattered::afterFailure).limit(200).map(Duration::toMillis).toList();

    assertThat(pauses.getFirst()).isBetween(1L, 1_000L);
    assertThat(pauses).allMatch(pause -> pause >= 1 && pause <= 10_000);
    assertThat(pauses).anyMatch(pause -> pause < 2_000).anyMatch(pause -> pause > 8_000);
  }
}
