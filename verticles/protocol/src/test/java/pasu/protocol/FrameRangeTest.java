package pasu.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FrameRangeTest {

  private static final List<FrameRange> RANGES =
      List.of(new FrameRange(17, 20), new FrameRange(33, 33));

  @Test
  void coversNumbersByTheLongestRanges() {
    assertThat(FrameRange.covering(new TreeSet<>(List.of(33L, 17L, 18L, 20L, 19L))))
        .isEqualTo(RANGES);
    assertThat(FrameRange.covering(new TreeSet<>())).isEmpty();
  }

  @Test
  void isWrittenAsPeopleWriteIt() {
    assertThat(FrameRange.words(RANGES)).isEqualTo("17-20, 33");
  }

  @Test
  void findsWhatIsAbsent() {
    assertThat(new FrameRange(16, 34).without(List.of(16L, 21L, 32L, 34L, 99L)))
        .containsExactly(new FrameRange(17, 20), new FrameRange(22, 31), new FrameRange(33, 33));
  }
}
