package pasu.cli.up;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Properties;
import pasu.cli.cluster.LoopbackCluster;
import pasu.cli.cluster.Node;
import pasu.cli.role.Closings;
import pasu.cli.role.ControlRoom;
import pasu.cli.role.Deployments;
import pasu.cli.role.Lifetime;
import pasu.protocol.Bus;
import pasu.scaling.BusAgentLauncher;

/** A control plane and an agent that join over loopback, in this process, for a moment. */
final class MeshRehearsal {

  private final Path data;
  private final InstantSource clock = InstantSource.system();
  private final Closings closings = new Closings(System::nanoTime);

  MeshRehearsal(Path data) {
    this.data = data;
  }

  void play() throws IOException {
    Properties cluster = LoopbackCluster.choose();
    try {
      begin(cluster);
    } finally {
      closings.run(Lifetime.CLOSING_PATIENCE);
    }
  }

  private void begin(Properties cluster) {
    Vertx keeper = Node.joinAgain(cluster, data.resolve("nodes"), closings, MeshRehearsal::ignore);
    Bus bus = new Bus(keeper.eventBus());
    BusAgentLauncher launchers = new BusAgentLauncher(() -> bus, clock);
    launchers.listen(() -> true).await();
    ControlRoom room = ControlRoom.open(data, options -> options, launchers, closings, clock);
    Deployments control = new Deployments(keeper, closings);
    room.verticles().forEach(verticle -> control.add(verticle).await());
    AgentRehearsal.play(cluster, data.resolve("clips"), closings);
  }

  private static void ignore(String sentence) {
    // Nobody reads what a rehearsal says.
  }
}
