package pasu.cli.role;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.cli.cluster.ClusterOptions;
import pasu.cli.cluster.Node;
import pasu.cli.node.NodeVerticle;
import pasu.docker.AgentContainers;
import pasu.docker.DockerAgentLauncher;
import pasu.docker.EngineName;
import pasu.docker.LaunchOptions;
import pasu.docker.Place;
import pasu.scaling.LauncherVerticle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pasu launcher}: the one process that may start and stop agents in containers. */
@Command(
    name = "launcher",
    description = "Runs the launcher: starts and stops agents as containers of one image.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu launcher --advertise cams.example.org",
      "  ./pasu launcher --advertise 10.0.0.7 --ports 7000-7019 --image"
          + " registry.example/pasu-agent:0.1.0",
      "",
      "There may be one on each of several hosts; each starts, stops and lists its own agents.",
      "Network and volume must be there: docker network create pasu; docker volume create"
          + " pasu-clips.",
      "Agents go on when the launcher ends; a later one finds them by their labels."
    })
public final class LauncherCommand implements Callable<Integer> {

  @Option(
      names = "--advertise",
      paramLabel = "HOST",
      required = true,
      defaultValue = "${env:PASU_ADVERTISE}",
      description = "This host's name or address, as the edges know it.")
  private String advertise = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "Its name, which no other launcher may have (default: what Docker calls its host).")
  private @Nullable String name;

  @Option(
      names = "--volume",
      paramLabel = "NAME",
      defaultValue = "pasu-clips",
      description = "The volume with all clips (default: ${DEFAULT-VALUE}).")
  private String volume = "";

  @Option(
      names = "--capacity",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Streams each agent takes, as told the control plane (default: ${DEFAULT-VALUE}).")
  private int capacity;

  @Mixin private LaunchChoices choices = new LaunchChoices();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    cluster.check();
    Place place = new Place(choices.network(), volume, Place.USER);
    Lifetime.of(closings -> start(options(place), closings));
    return 0;
  }

  private LaunchOptions options(Place place) {
    String own = name == null ? EngineName.of(choices.engine()) : name;
    return choices.options(cluster.name(), own, cluster.members(), place, advertise, capacity);
  }

  private void start(LaunchOptions options, Closings closings) {
    AgentContainers containers = AgentContainers.open(options);
    closings.add("engine", () -> done(containers::close));
    Saying saying = new Saying(command, "launcher");
    Vertx vertx = Node.join(cluster.properties(), Node.Kind.LITE, closings, saying::say);
    Deployments deployments = new Deployments(vertx, closings);
    DockerAgentLauncher launcher = new DockerAgentLauncher(vertx, containers);
    NodeVerticle node = new NodeVerticle("launcher", InstantSource.system());
    deployments.add(node).await();
    deployments
        .add(new LauncherVerticle(options.launcher(), options.ports().size(), launcher))
        .await();
    saying.sayReady(
        vertx,
        ", called %s, starts %s, which edges reach at %s, ports %s"
            .formatted(options.launcher(), options.image(), options.advertise(), options.ports()));
    throw CommandFailure.failed(node.refusal().await()); // As a rule it waits for ever.
  }

  private static Future<Void> done(Runnable step) {
    step.run();
    return Future.succeededFuture();
  }
}
