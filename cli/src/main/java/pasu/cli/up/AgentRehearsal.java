package pasu.cli.up;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Properties;
import pasu.agent.AgentOptions;
import pasu.agent.AgentVerticle;
import pasu.cli.PasuAgent;
import pasu.cli.cluster.LoopbackCluster;
import pasu.cli.cluster.Node;
import pasu.cli.node.NodeVerticle;
import pasu.cli.role.Closings;
import pasu.cli.role.Deployments;
import pasu.cli.role.Lifetime;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.AgentKnown;
import pasu.protocol.Bus;

/**
 * One short life of an agent that joins a cluster and registers, in a folder that is gone
 * afterwards: what a JVM sees here it has ready at later starts (JEP 514). Run while the agents'
 * image is built, with the classes of that image only; ends by itself.
 */
public final class AgentRehearsal {

  private AgentRehearsal() {}

  public static void main(String[] arguments) throws IOException {
    Properties cluster = LoopbackCluster.choose();
    Path clips = Files.createTempDirectory("pasu-rehearsal");
    PasuAgent.commandLine().execute("agent", "--help");
    Closings closings = new Closings(System::nanoTime);
    try {
      Vertx keeper = Node.join(cluster, Node.Kind.KEEPER, closings, _ -> {});
      new Bus(keeper.eventBus())
          .answer(Addresses.AGENTS, _ -> Future.succeededFuture(new AgentKnown()))
          .await();
      play(cluster, clips, closings);
    } finally {
      closings.run(Lifetime.CLOSING_PATIENCE);
      Files.delete(clips);
    }
  }

  /** Has an agent join a cluster that is there. */
  static void play(Properties cluster, Path clips, Closings closings) {
    InstantSource clock = InstantSource.system();
    Vertx vertx = Node.join(cluster, Node.Kind.LITE, closings, _ -> {});
    Deployments agent = new Deployments(vertx, closings);
    agent.add(new NodeVerticle("agent", clock)).await();
    AgentOptions options = new AgentOptions("agent-1", 1, clips, LoopbackCluster.HOST);
    agent.add(new AgentVerticle(options, clock)).await();
  }
}
