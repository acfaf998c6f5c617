package pasu.bench.scale;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import pasu.bench.Bench;
import pasu.cli.role.Door;
import pasu.cli.role.LaunchChoices;
import pasu.cli.up.ContainedAgents;
import pasu.cli.up.OneMachine;
import pasu.cli.up.UpSettings;
import pasu.edge.CameraSpec;
import pasu.edge.uplink.DatagramUplink;

/** A machine with one camera, whose agents have one slot each and run in containers. */
final class Pool {

  private static final String CLUSTER = "pasu-bench";
  private static final int CLUSTER_PORT = 15_701;

  private Pool() {}

  static OneMachine open(Path folder, Path video, LaunchChoices containers, Duration clip)
      throws Exception {
    Path data = folder.resolve("data");
    CommandOutput.giveToAgents(Files.createDirectories(data.resolve("clips")));
    CameraSpec camera = CameraSpec.parse(Bench.CAMERA + "=file:" + video + ",manual:");
    UpSettings settings =
        new UpSettings(data, new Door("127.0.0.1", 0), List.of(camera), 1, Duration.ZERO, clip);
    ContainedAgents agents = new ContainedAgents(containers, CLUSTER, CLUSTER_PORT);
    return OneMachine.start(settings, agents, DatagramUplink::start, InstantSource.system());
  }

  static PoolWatch watch(OneMachine machine) {
    return PoolWatch.of(machine.vertx(), InstantSource.system());
  }

  /** What an agent's container is called. */
  static String container(String agent) {
    return CLUSTER + "-" + agent;
  }
}
