package pasu.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.bench.Run;
import pasu.bench.UpProcess;
import pasu.cli.client.Server;
import pasu.measure.FreePort;

/** Edges of {@code pasu simulate} with links to a Pasu in another process, and a bad network. */
class LinkedSimulationIT {

  @Test
  void savesEveryFrameInAPasuElsewhereAndLeavesNothingThere(@TempDir Path folder) throws Exception {
    int port = FreePort.find();
    try (UpProcess up = UpProcess.start(folder, port, "yard=scene:320x240@5,manual:")) {
      up.answers("/readyz");
      URI url = URI.create("http://127.0.0.1:" + port);
      Path token = up.data().resolve("admin.token");
      Run run =
          Run.of(
              ("simulate --edges 2 --source scene:640x360@10 --clip-length 2s --every 4s --for 8s"
                      + " --loss 0.2 --duplicate 0.01 --reorder 0.05 --delay 10ms --json --server "
                      + url
                      + " --token-file "
                      + token)
                  .split(" "));

      assertThat(run.exitStatus()).as(run.err()).isZero();
      JsonObject figures = new JsonObject(run.out());
      assertThat(figures.getInteger("clips")).isEqualTo(4);
      assertThat(figures.getInteger("saved")).isEqualTo(4);
      assertThat(figures.getInteger("frames")).isGreaterThan(4 * 20);
      assertThat(figures.getInteger("missing")).isZero();
      assertThat(figures.getInteger("damaged")).isZero();
      assertThat(figures.getDouble("bandwidth")).isGreaterThan(1.1);
      Server pasu = Server.at(url, token, null, new PrintWriter(Writer.nullWriter()));
      assertThat(pasu.get("/api/cameras")).contains("yard").doesNotContain("sim-1");
      assertThat(pasu.get("/api/clips")).isEqualTo("[]");
    }
  }
}
