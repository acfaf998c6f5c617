package pasu.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortRangeTest {

  @Test
  void readsBothEnds() {
    assertThat(PortRange.parse("7000-7099")).isEqualTo(new PortRange(7000, 7099));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7000", "7099-7000", "80-90", "7000-70000", "a-b", ""})
  void refusesWhatIsNoRange(String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortRange.parse(words))
        .withMessageContaining("\"" + words + "\"");
  }
}
