package pasu.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import pasu.bench.Run;

/** Real edges, sockets and files, and every fifth datagram lost. */
class SimulateIT {

  @Test
  void savesEveryFrameOfEveryClip() {
    Run run =
        Run.of(
            ("simulate --edges 2 --source scene:640x360@10 --clip-length 2s --every 3s --for 6s"
                    + " --loss 0.2 --duplicate 0.01 --reorder 0.05 --delay 10ms --json")
                .split(" "));
    JsonObject figures = new JsonObject(run.out());

    assertThat(run.exitStatus()).as(run.err()).isZero();
    assertThat(figures.getInteger("clips")).isEqualTo(4);
    assertThat(figures.getInteger("saved")).isEqualTo(4);
    assertThat(figures.getInteger("missing")).isZero();
    assertThat(figures.getInteger("damaged")).isZero();
    assertThat(figures.getDouble("bandwidth")).isGreaterThan(1.1);
  }
}
