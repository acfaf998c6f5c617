package pasu.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pasu.bench.Run;

class CrashIT {

  @Test
  void losesNothingOfClipsWhoseAgentIsKilled() {
    Run run = Run.of("bench", "crash", "--times", "3", "--seed", "5");

    assertThat(run.err()).doesNotContain("not complete");
    assertThat(run.out()).contains("3, 3, 90");
    assertThat(run.exitStatus()).isZero();
  }
}
