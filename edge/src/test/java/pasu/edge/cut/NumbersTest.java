package pasu.edge.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.edge.uplink.Uplink;

/** The numbers of an edge that begins after frame 1,000 and clip 10. */
class NumbersTest {

  private final Numbers numbers = new Numbers(new Uplink.Past(1_000, 10, List.of()));

  @Test
  void goOnWhereAnEdgeBeforeEnded() {
    assertThat(numbers.nextFrame()).isEqualTo(1_001);
    assertThat(numbers.nextClip()).isEqualTo(11);
  }

  @Test
  void beginAnewAfterTheGreatest() {
    Numbers last = new Numbers(new Uplink.Past(0xFFFF_FFFFL, 65_535, List.of()));

    assertThat(last.nextFrame()).isEqualTo(1);
    assertThat(last.nextClip()).isEqualTo(1);
  }

  @Test
  void ofAClipThatTurnedUpAreNeverGiven() {
    assertThat(numbers.passesOver(11, 500)).isTrue();
    assertThat(numbers.passesOver(12, 600)).isTrue();

    assertThat(numbers.nextClip()).isEqualTo(13);
  }

  @Test
  void thatWereGivenBeforeAClipTurnedUpAreNotItsOwn() {
    numbers.nextClip();
    numbers.nextClip();

    assertThat(numbers.passesOver(11, 500)).isFalse();
    assertThat(numbers.passesOver(12, 500)).isFalse();
    assertThat(numbers.passesOver(10, 500)).isTrue();
    assertThat(numbers.passesOver(13, 500)).isTrue();
  }

  @Test
  void ofFramesFromHereOnAreNoOthers() {
    assertThat(numbers.passesOver(5, 1_000)).isTrue();
    assertThat(numbers.passesOver(6, 1_001)).isFalse();
  }

  @Test
  void areOfOneClipThatTurnedUpOnly() {
    assertThat(numbers.passesOver(5, 500)).isTrue();
    assertThat(numbers.passesOver(5, 600)).isFalse();
  }
}
