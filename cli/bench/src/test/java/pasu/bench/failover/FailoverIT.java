package pasu.bench.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.bench.Run;

/** How quick it is depends on the machine, and is not judged here. */
@Timeout(300)
class FailoverIT {

  @TempDir private Path logs;

  @Test
  void losesNoFrameWhateverProcessEndsInTheMiddleOfClips() {
    Run run =
        Run.of(
            "bench",
            "failover",
            "--only=agent-killed,control-killed,rolling-restart",
            "--cameras=6",
            "--steady=1s",
            "--keep=" + logs);

    assertThat(run.out())
        .as(run.err())
        .containsPattern("4 of 4 complete, 0 of [1-9]\\d+ frames missing")
        .containsPattern("6 of 6 complete, 0 of [1-9]\\d+ frames missing");
  }
}
