package pasu.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Volume;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How an agent's container is made: never with more than it needs, whoever asks. Only its name and
 * its port differ. See ADR 28.
 */
final class AgentContainer {

  static final String CLUSTER_LABEL = "pasu.cluster";
  static final String LAUNCHER_LABEL = "pasu.launcher";
  static final String AGENT_LABEL = "pasu.agent";
  static final String PORT_LABEL = "pasu.port";

  private static final String DATA = "/data";
  private static final String CLIPS = DATA + "/clips";
  private static final String SCRATCH = "rw,noexec,nosuid,nodev,size=64m,mode=1777";

  /** Agents say that they live once a second; the image's own check would cost a JVM each time. */
  private static final HealthCheck UNWATCHED = new HealthCheck().withTest(List.of("NONE"));

  private static final long NANOS_A_PROCESSOR = 1_000_000_000;

  private final LaunchOptions options;
  private final PinnedImage image;
  private final int processors;

  /**
   * Creates the recipe.
   *
   * @param processors that the host has
   */
  AgentContainer(LaunchOptions options, PinnedImage image, int processors) {
    this.options = options;
    this.image = image;
    this.processors = Math.min(processors, options.limits().processors());
  }

  /** The container's name, also its host name: other nodes and people find it by that. */
  static String name(LaunchOptions options, String agent) {
    return options.cluster() + "-" + agent;
  }

  CreateContainerCmd create(DockerClient docker, String agent, int port) {
    String name = name(options, agent);
    return docker
        .createContainerCmd(image.id())
        .withName(name)
        .withHostName(name)
        .withAliases(name)
        .withUser(options.place().user())
        .withLabels(labels(agent, port))
        .withEnv(
            "PASU_CLUSTER_NAME=" + options.cluster(),
            "PASU_CLUSTER_MEMBERS=" + options.members(),
            "PASU_CLUSTER_HOST=" + name)
        .withCmd(command(agent, port))
        .withHealthcheck(UNWATCHED)
        .withExposedPorts(ExposedPort.udp(port))
        .withHostConfig(confinement(port));
  }

  private List<String> command(String agent, int port) {
    return List.of(
        "agent",
        "--id=" + agent,
        "--capacity=" + options.capacity(),
        "--data=" + DATA,
        "--listen=0.0.0.0:" + port,
        "--advertise=" + options.advertise() + ":" + port);
  }

  private Map<String, String> labels(String agent, int port) {
    Map<String, String> labels = new HashMap<>(options.labels());
    labels.put(CLUSTER_LABEL, options.cluster());
    labels.put(LAUNCHER_LABEL, options.launcher());
    labels.put(AGENT_LABEL, agent);
    labels.put(PORT_LABEL, Integer.toString(port));
    return labels;
  }

  /** No privileges, nothing to write to but the data and a little scratch space, bounds on all. */
  private HostConfig confinement(int port) {
    ContainerLimits limits = options.limits();
    return HostConfig.newHostConfig()
        .withCapDrop(Capability.ALL)
        .withSecurityOpts(List.of("no-new-privileges"))
        .withReadonlyRootfs(true)
        .withTmpFs(Map.of("/tmp", SCRATCH))
        .withMemory(limits.memoryBytes())
        .withMemorySwap(limits.memoryBytes())
        .withNanoCPUs(processors * NANOS_A_PROCESSOR)
        .withPidsLimit((long) limits.threads())
        .withLogConfig(logs(limits))
        .withRestartPolicy(RestartPolicy.noRestart()) // Scaling decides what runs.
        .withNetworkMode(options.place().network())
        .withBinds(new Bind(options.place().clips(), new Volume(CLIPS)))
        .withPortBindings(published(port));
  }

  private static LogConfig logs(ContainerLimits limits) {
    return new LogConfig(
        LogConfig.LoggingType.JSON_FILE,
        Map.of("max-size", limits.logMebibytes() + "m", "max-file", "2"));
  }

  private static Ports published(int port) {
    Ports ports = new Ports();
    ports.bind(ExposedPort.udp(port), Ports.Binding.bindPort(port));
    return ports;
  }
}
