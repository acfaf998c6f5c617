package pasu.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.bench.Run;

class SimulateCommandTest {

  @Test
  void refusesWhatAPasuElsewhereDecides() {
    Run run =
        Run.of("simulate", "--edges", "2", "--capacity", "5", "--server", "http://127.0.0.1:8080");

    assertThat(run.exitStatus()).isEqualTo(2);
    assertThat(run.err()).contains("--capacity does not go with --server").hasLineCount(1);
  }

  @Test
  void saysWhenThereIsNoPasuElsewhere(@TempDir Path folder) throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "t0ken");
    Run run =
        Run.of(
            "simulate",
            "--edges=2",
            "--source=scene:",
            "--server=http://127.0.0.1:1",
            "--token-file=" + token);

    assertThat(run.exitStatus()).isEqualTo(1);
    assertThat(run.err()).contains("no Pasu answers at http://127.0.0.1:1");
  }

  @Test
  void refusesDetectionsThatOverlap() {
    Run run = Run.of("simulate", "--edges", "2", "--source", "scene:", "--every", "10s");

    assertThat(run.exitStatus()).isEqualTo(2);
    assertThat(run.err()).contains("--every must be at least a clip's length, 30s, but is 10s");
  }
}
