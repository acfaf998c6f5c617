package pasu.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {

  @Test
  void takesTheNearestRank() {
    List<Duration> spans =
        IntStream.rangeClosed(1, 200).map(i -> 201 - i).mapToObj(Duration::ofMillis).toList();

    assertThat(Quantiles.of(spans)).isEqualTo(new Quantiles(200, 100, 198, 200));
  }

  @Test
  void takesTheOnlySpanForAll() {
    assertThat(Quantiles.of(List.of(Duration.ofMillis(7)))).isEqualTo(new Quantiles(1, 7, 7, 7));
  }

  @Test
  void refusesToSumUpNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.of(List.of()));
  }
}
