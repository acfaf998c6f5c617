package pasu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbePaceTest {

  private static final long MILLI = 1_000_000;

  private final ProbePace pace = new ProbePace();

  @Test
  void probesSoonAfterTheLastDatagramAndThenEverLater() {
    pace.begin(0);
    pace.probed(0);
    pace.streamed(10 * MILLI);

    assertThat(probes(10, 400, true, false)).containsExactly(15L, 25L, 45L, 85L, 165L, 265L, 365L);
  }

  @Test
  void probesEverySecondWhereNothingIsOpen() {
    pace.begin(0);
    pace.streamed(0);

    assertThat(probes(0, 4_000, false, false)).endsWith(1_950L, 2_950L, 3_950L);
  }

  @Test
  void hurriesWhenAnAnswerIsOverdue() {
    pace.begin(0);
    pace.probed(0);

    assertThat(probes(1, 61, true, true)).containsExactly(20L, 40L, 60L);
  }

  private List<Long> probes(long fromMillis, long toMillis, boolean open, boolean hurried) {
    List<Long> probes = new ArrayList<>();
    for (long now = fromMillis; now < toMillis; now++) {
      if (pace.untilDue(open, hurried, now * MILLI) <= 0) {
        pace.probed(now * MILLI);
        probes.add(now);
      }
    }
    return probes;
  }
}
