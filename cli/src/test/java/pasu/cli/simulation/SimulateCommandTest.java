package pasu.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pasu.cli.Run;

class SimulateCommandTest {

  @Test
  void refusesAnotherServerInOneSentence() {
    Run run = Run.of("simulate", "--edges", "2", "--server", "http://127.0.0.1:8080");

    assertThat(run.exitStatus()).isEqualTo(2);
    assertThat(run.err()).contains("--server is not there yet").hasLineCount(1);
  }

  @Test
  void refusesDetectionsThatOverlap() {
    Run run = Run.of("simulate", "--edges", "2", "--source", "scene:", "--every", "10s");

    assertThat(run.exitStatus()).isEqualTo(2);
    assertThat(run.err()).contains("--every must be at least a clip's length, 30s, but is 10s");
  }
}
