package pasu.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void showsAClockThatIsRightWithoutAMinus() {
    assertThat(Words.clock(-40L)).isEqualTo("+0.0 s");
    assertThat(Words.clock(86_400_050L)).isEqualTo("+86400.1 s");
  }
}
