package pasu.bench.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTest {

  @ParameterizedTest
  @CsvSource({"0.03, 160000000, false", "0.031, 160000000, true", "0.03, 160000001, true"})
  void missesItsGoalByProcessorOrMemory(double share, long residentBytes, boolean missed) {
    assertThat(new Load(share, residentBytes).figure("idle", 0.03).missed()).isEqualTo(missed);
  }
}
