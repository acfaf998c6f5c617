package pasu.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayWindowTest {

  /** The same, plainly: everything ever seen. */
  private static final class Model {

    private final Set<Long> seen = new HashSet<>();
    private long highest = -1;

    boolean isFresh(long number) {
      boolean tooOld = highest - number >= ReplayWindow.PACKETS;
      return number >= 0 && !tooOld && !seen.contains(number);
    }

    void record(long number) {
      seen.add(number);
      highest = Math.max(highest, number);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void saysOfEachNumberWhatTheModelSays(long seed) {
    Random random = new Random(seed);
    Model model = new Model();
    ReplayWindow window = new ReplayWindow();
    long around = random.nextLong(1L << 60);
    for (int step = 0; step < 60_000; step++) {
      around += random.nextInt(1_000) == 0 ? random.nextInt(20_000) : random.nextInt(3);
      long number = around - random.nextInt(random.nextInt(10) == 0 ? 9_000 : 10);
      assertThat(window.isFresh(number)).as("number %d", number).isEqualTo(model.isFresh(number));
      if (model.isFresh(number)) {
        model.record(number);
        window.record(number);
      }
    }
  }

  @Test
  void negativeNumbersAreNeverFresh() {
    assertThat(new ReplayWindow().isFresh(-1)).isFalse();
  }

  @Test
  void theOldestNumberItRemembersIsFreshAndTheOneBeforeIsNot() {
    ReplayWindow window = new ReplayWindow();
    window.record(100_000);

    assertThat(window.isFresh(100_000 - 8_191)).isTrue();
    assertThat(window.isFresh(100_000 - 8_192)).isFalse();
  }
}
