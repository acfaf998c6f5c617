package pasu.cli.up;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Properties;
import pasu.cli.CommandFailure;
import pasu.cli.cluster.Node;
import pasu.cli.role.Closings;
import pasu.cli.role.LaunchChoices;
import pasu.docker.AgentContainers;
import pasu.docker.DockerAgentLauncher;
import pasu.docker.HostOnNetwork;
import pasu.docker.LaunchOptions;
import pasu.docker.Place;
import pasu.scaling.AgentLauncher;

/**
 * Agents in containers of this host, of one cluster with this process. They reach it by the
 * network's address of the host, which nobody else does.
 *
 * @param cluster a name that no other Pasu on this host has
 * @param port of this process in the cluster
 */
public record ContainedAgents(LaunchChoices choices, String cluster, int port) implements Housing {

  private static final String LAUNCHER = "up";

  @Override
  public Opened open(UpSettings settings, Closings closings, InstantSource clock) {
    String host = HostOnNetwork.address(choices.engine(), choices.network());
    AgentContainers containers = AgentContainers.open(options(settings, host));
    closings.add("engine", () -> done(containers));
    Vertx vertx = Node.join(membership(host), Node.Kind.KEEPER, closings, _ -> {});
    AgentLauncher launcher = new DockerAgentLauncher(vertx, containers);
    return new Opened(vertx, launcher, () -> stopAll(launcher));
  }

  private LaunchOptions options(UpSettings settings, String host) {
    Path clips = settings.data().resolve("clips").toAbsolutePath().normalize();
    Place place = new Place(choices.network(), clips.toString(), owner(clips));
    return choices.options(cluster, LAUNCHER, host + ":" + port, place, host, settings.capacity());
  }

  private Properties membership(String host) {
    Properties properties = new Properties();
    properties.setProperty("pasu.cluster.name", cluster);
    properties.setProperty("pasu.cluster.members", host + ":" + port);
    properties.setProperty("pasu.cluster.host", host);
    properties.setProperty("pasu.cluster.port", Integer.toString(port));
    return properties;
  }

  /** Agents write as the one whom the clips belong to, or will belong to. */
  private static String owner(Path clips) {
    Path known = Files.exists(clips) ? clips : Path.of("/proc/self");
    try {
      return Files.getAttribute(known, "unix:uid") + ":" + Files.getAttribute(known, "unix:gid");
    } catch (IOException | UnsupportedOperationException e) {
      throw CommandFailure.failed("cannot tell whose %s is (%s)".formatted(known, e));
    }
  }

  private static Future<?> stopAll(AgentLauncher launcher) {
    return launcher
        .list()
        .compose(agents -> Future.join(agents.stream().map(launcher::stop).toList()));
  }

  private static Future<Void> done(AgentContainers containers) {
    containers.close();
    return Future.succeededFuture();
  }
}
