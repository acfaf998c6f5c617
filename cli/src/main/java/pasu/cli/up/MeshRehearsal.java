package pasu.cli.up;

import io.vertx.core.Deployable;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Properties;
import pasu.agent.AgentOptions;
import pasu.agent.AgentVerticle;
import pasu.cli.cluster.Node;
import pasu.cli.node.NodeVerticle;
import pasu.cli.role.Closings;
import pasu.cli.role.ControlRoom;
import pasu.cli.role.Deployments;
import pasu.cli.role.Lifetime;
import pasu.protocol.Bus;
import pasu.scaling.BusAgentLauncher;

/** A control plane and an agent that join over loopback, in this process, for a moment. */
final class MeshRehearsal {

  private static final String LOOPBACK = "127.0.0.1";

  private final Path data;
  private final InstantSource clock = InstantSource.system();
  private final Closings closings = new Closings(System::nanoTime);

  MeshRehearsal(Path data) {
    this.data = data;
  }

  void play() throws IOException {
    Properties cluster = newCluster();
    try {
      begin(cluster);
    } finally {
      closings.run(Lifetime.CLOSING_PATIENCE);
    }
  }

  private void begin(Properties cluster) {
    Vertx keeper = Node.joinAgain(cluster, data.resolve("nodes"), closings, MeshRehearsal::ignore);
    Bus bus = new Bus(keeper.eventBus());
    ControlRoom room =
        ControlRoom.open(
            data, options -> options, new BusAgentLauncher(() -> bus), closings, clock);
    Deployments control = new Deployments(keeper, closings);
    room.verticles().forEach(verticle -> control.add(verticle).await());
    Vertx lite = Node.join(cluster, Node.Kind.LITE, closings, MeshRehearsal::ignore);
    Deployments agent = new Deployments(lite, closings);
    for (Deployable verticle : new Deployable[] {new NodeVerticle("agent", clock), agent()}) {
      agent.add(verticle).await();
    }
  }

  private AgentVerticle agent() {
    return new AgentVerticle(
        new AgentOptions("agent-1", 1, data.resolve("clips"), LOOPBACK), clock);
  }

  private static Properties newCluster() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      Properties cluster = new Properties();
      cluster.setProperty("pasu.cluster.name", "rehearsal-" + free.getLocalPort());
      cluster.setProperty("pasu.cluster.host", LOOPBACK);
      cluster.setProperty("pasu.cluster.members", LOOPBACK + ":" + free.getLocalPort());
      cluster.setProperty("pasu.cluster.port", String.valueOf(free.getLocalPort()));
      return cluster;
    }
  }

  private static void ignore(String sentence) {
    // Nobody reads what a rehearsal says.
  }
}
