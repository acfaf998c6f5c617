package pasu.edge.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.protocol.frame.Frame;

class FrameRingTest {

  private static final int FRAME_BYTES = 10;

  private final FrameRing ring = new FrameRing(Duration.ofMillis(5), 4 * FRAME_BYTES);

  @Test
  void keepsAFrameThatIsExactlyAsOldAsTheSpan() {
    add(1_000, 6_000);

    assertThat(taken(0)).containsExactly(1_000L, 6_000L);
  }

  @Test
  void dropsAFrameThatIsAMicrosecondOlder() {
    add(999, 6_000 - 1, 6_000);

    assertThat(taken(0)).containsExactly(5_999L, 6_000L);
  }

  @Test
  void givesTheFramesFromAMomentOnInOrder() {
    add(1_000, 2_000, 3_000);

    assertThat(taken(2_000)).containsExactly(2_000L, 3_000L);
  }

  @Test
  void isEmptyOnceTaken() {
    add(1_000, 2_000);
    taken(2_000);

    assertThat(taken(0)).isEmpty();
  }

  @Test
  void losesItsOldestFramesToTheMemoryLimitAndCountsThem() {
    add(1_000, 2_000, 3_000, 4_000, 5_000, 6_000);

    assertThat(ring.shortened()).isEqualTo(2);
    assertThat(taken(0)).containsExactly(3_000L, 4_000L, 5_000L, 6_000L);
  }

  @Test
  void countsNothingWhenOnlyAgeTookFrames() {
    add(1_000, 2_000, 10_000, 20_000);

    assertThat(ring.shortened()).isZero();
  }

  @Test
  void freesTheMemoryOfWhatWasTaken() {
    add(1_000, 2_000, 3_000, 4_000);
    taken(0);

    add(5_000, 6_000, 7_000, 8_000);

    assertThat(ring.shortened()).isZero();
  }

  private void add(long... captureMicros) {
    for (long micros : captureMicros) {
      ring.add(new Frame(1, micros, new byte[FRAME_BYTES]));
    }
  }

  private List<Long> taken(long fromMicros) {
    return ring.takeFrom(fromMicros).stream().map(Frame::captureMicros).toList();
  }
}
