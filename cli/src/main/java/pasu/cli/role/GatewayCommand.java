package pasu.cli.role;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import pasu.cli.CommandFailure;
import pasu.cli.cluster.ClusterOptions;
import pasu.cli.cluster.Node;
import pasu.cli.node.NodeVerticle;
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
      "  ./pasu gateway --data /var/lib/pasu --host 0.0.0.0 --port 443 --tls",
      "  ./pasu gateway --cluster-host 10.0.0.9 --cluster-members 10.0.0.7,10.0.0.8"
    })
public final class GatewayCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The folder with the agents' clips/ in it (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("");

  @Mixin private DoorOptions doors = new DoorOptions();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    cluster.check();
    Door door = doors.door(data);
    door.check();
    Lifetime.of(closings -> start(door, closings));
    return 0;
  }

  private void start(Door door, Closings closings) {
    Saying saying = new Saying(command, "gateway");
    Vertx vertx = Node.join(cluster.properties(), Node.Kind.LITE, closings, saying::say);
    Path clips = data.resolve("clips");
    new CommonGround(vertx, cluster).refuseOtherClips(clips, closings);
    GatewayVerticle gateway = new GatewayVerticle(door.gateway(clips), InstantSource.system());
    Deployments deployments = new Deployments(vertx, closings);
    NodeVerticle node = new NodeVerticle("gateway", InstantSource.system());
    deployments.add(node).await();
    deployments.add(gateway).await();
    saying.sayReady(vertx, " at " + door.url(gateway.port()));
    door.fingerprint()
        .ifPresent(
            own ->
                saying.say(
                    "shows a certificate of its own; its SHA-256 fingerprint is %s"
                        .formatted(own)));
    if (door.isOverheard()) {
      saying.say("can be overheard: others reach it, and http is not encrypted; add --tls");
    }
    throw CommandFailure.failed(node.refusal().await()); // As a rule it waits for ever.
  }
}
