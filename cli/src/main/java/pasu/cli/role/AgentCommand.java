package pasu.cli.role;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pasu.agent.AgentDoors;
import pasu.agent.AgentOptions;
import pasu.agent.AgentVerticle;
import pasu.cli.CommandFailure;
import pasu.cli.cluster.ClusterOptions;
import pasu.cli.cluster.Node;
import pasu.cli.node.NodeVerticle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pasu agent}: an agent as a process of its own. */
@Command(
    name = "agent",
    description = "Runs an agent: receives streams, stores clips, serves live viewers.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu agent --id agent-1",
      "  ./pasu agent --id agent-2 --data /var/lib/pasu --capacity 6",
      "  ./pasu agent --id agent-3 --listen 0.0.0.0:7000 --advertise cams.example.org:7003"
    })
public final class AgentCommand implements Callable<Integer> {

  @Option(
      names = "--id",
      paramLabel = "NAME",
      required = true,
      description = "Its name, which no other agent may have: 1 to 40 of a-z, 0-9 and -.")
  private String id = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The folder with the clips/ of all agents in it (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("");

  @Option(
      names = "--capacity",
      paramLabel = "N",
      defaultValue = "3",
      description = "Streams it takes (default: ${DEFAULT-VALUE}).")
  private int capacity;

  @Option(
      names = "--listen",
      paramLabel = "HOST[:PORT]",
      description = "Where it receives datagrams (default: the cluster's address, any free port).")
  private @Nullable String listen;

  @Option(
      names = "--advertise",
      paramLabel = "HOST[:PORT]",
      description = "Where edges send them, if that is another address (default: as --listen).")
  private @Nullable String advertise;

  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    cluster.check();
    AgentOptions options = new AgentOptions(id, capacity, data.resolve("clips"), doors());
    Lifetime.of(closings -> start(options, closings));
    return 0;
  }

  private AgentDoors doors() {
    HostPort bound = HostPort.parse("--listen", listen == null ? cluster.host() : listen);
    bound.checkDatagrams("--listen");
    if (advertise == null && bound.isEverywhere()) {
      throw CommandFailure.usage(
          "--listen %s is no address an edge could send to; say which with --advertise"
              .formatted(bound.host()));
    }
    HostPort told = advertise == null ? bound : HostPort.parse("--advertise", advertise);
    return new AgentDoors(bound.host(), bound.port(), told.host(), told.port(), cluster.host());
  }

  private void start(AgentOptions options, Closings closings) {
    Saying saying = new Saying(command, "agent " + id);
    Vertx vertx = Node.join(cluster.properties(), Node.Kind.LITE, closings, saying::say);
    InstantSource clock = InstantSource.system();
    Deployments deployments = new Deployments(vertx, closings);
    deployments.add(new NodeVerticle("agent", id, () -> false, clock)).await();
    new CommonGround(vertx, cluster).refuseOtherClips(options.clips(), closings);
    deployments.add(new AgentVerticle(options, clock)).await();
    saying.sayReady(vertx, ", clips in " + options.clips().toAbsolutePath().normalize());
  }
}
