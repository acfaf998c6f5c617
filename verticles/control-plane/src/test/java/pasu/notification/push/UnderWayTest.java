package pasu.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pasu.control.Samples;

class UnderWayTest {

  private final UnderWay underWay = new UnderWay();

  @Test
  void letsManyGoAtOnce() {
    for (int i = 0; i < 50; i++) {
      assertThat(begin("phone", 0)).isTrue();
    }
  }

  @Test
  void sparesOneThatDoesNotAnswer() {
    for (int i = 0; i < 4; i++) {
      begin("phone", i);
    }

    assertThat(begin("phone", 4)).isFalse();
    assertThat(begin("tablet", 4)).isTrue();
  }

  @Test
  void goesOnWithOneThatAnswersAgain() {
    for (int i = 0; i < 5; i++) {
      begin("phone", 0);
    }
    assertThat(begin("phone", 4)).isFalse();

    underWay.end("phone", true, Samples.NOON.plusSeconds(4));

    assertThat(begin("phone", 4)).isTrue();
  }

  @Test
  void takesATimeOutForNoAnswer() {
    for (int i = 0; i < 5; i++) {
      begin("phone", 0);
    }

    underWay.end("phone", false, Samples.NOON.plusSeconds(10));

    assertThat(begin("phone", 10)).isFalse();
  }

  private boolean begin(String endpoint, int second) {
    return underWay.begin(endpoint, Samples.NOON.plusSeconds(second));
  }
}
