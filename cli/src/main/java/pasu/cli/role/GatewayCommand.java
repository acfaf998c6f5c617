package pasu.cli.role;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import pasu.cli.cluster.ClusterOptions;
import pasu.cli.cluster.Node;
import pasu.cli.node.NodeVerticle;
import pasu.web.GatewayOptions;
import pasu.web.GatewayVerticle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pasu gateway}: page, API and the edges' link as a process of its own. */
@Command(
    name = "gateway",
    description = "Runs a gateway: the page, the API, and the link for edges and commands.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu gateway",
      "  ./pasu gateway --data /var/lib/pasu --host 0.0.0.0 --port 80",
      "  ./pasu gateway --cluster-host 10.0.0.9 --cluster-members 10.0.0.7,10.0.0.8"
    })
public final class GatewayCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The folder with the agents' clips/ in it (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("");

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "The address to listen at; 0.0.0.0 for all (default: ${DEFAULT-VALUE}).")
  private String host = "";

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "For page and API; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    cluster.check();
    Door door = new Door(host, port);
    door.check();
    Lifetime.of(closings -> start(door, closings));
    return 0;
  }

  private void start(Door door, Closings closings) {
    Saying saying = new Saying(command, "gateway");
    Vertx vertx = Node.join(cluster.properties(), Node.Kind.LITE, closings, saying::say);
    Path clips = data.resolve("clips");
    new CommonGround(vertx, cluster).refuseOtherClips(clips, closings);
    GatewayVerticle gateway =
        new GatewayVerticle(
            new GatewayOptions(door.host(), door.port(), clips), InstantSource.system());
    Deployments deployments = new Deployments(vertx, closings);
    deployments.add(new NodeVerticle("gateway", InstantSource.system())).await();
    deployments.add(gateway).await();
    saying.sayReady(vertx, " at " + door.url(gateway.port()));
  }
}
