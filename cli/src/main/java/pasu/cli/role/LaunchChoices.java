package pasu.cli.role;

import java.util.HashMap;
import java.util.Map;
import pasu.docker.ContainerLimits;
import pasu.docker.LaunchOptions;
import pasu.docker.Place;
import pasu.docker.PortRange;
import pasu.protocol.Version;
import picocli.CommandLine.Option;

/** How agents are to run in containers; all of it fixed once a launcher runs. */
public final class LaunchChoices {

  @Option(
      names = "--image",
      paramLabel = "NAME[@sha256:…]",
      defaultValue = "${env:PASU_AGENT_IMAGE:-pasu-agent:" + Version.TEXT + "}",
      description = "What is started, with a digest nothing else (default: ${DEFAULT-VALUE}).")
  private String image = "";

  @Option(
      names = "--ports",
      paramLabel = "FIRST-LAST",
      defaultValue = "${env:PASU_PORTS:-7000-7099}",
      converter = PortRangeWords.class,
      description = "UDP ports of this host, one an agent (default: ${DEFAULT-VALUE}).")
  private PortRange ports = new PortRange(7000, 7099);

  @Option(
      names = "--network",
      paramLabel = "NAME",
      defaultValue = "pasu",
      description = "The user-defined network of the cluster (default: ${DEFAULT-VALUE}).")
  private String network = "";

  @Option(
      names = "--memory",
      paramLabel = "MIB",
      defaultValue = "512",
      description = "What each agent may use (default: ${DEFAULT-VALUE}).")
  private int memory;

  @Option(
      names = "--processors",
      paramLabel = "N",
      defaultValue = "2",
      description = "What each agent may use, if the host has as many (default: ${DEFAULT-VALUE}).")
  private int processors;

  @Option(
      names = "--label",
      paramLabel = "KEY=VALUE",
      description = "A further label for the agents' containers; again for each.")
  private Map<String, String> labels = new HashMap<>();

  @Option(
      names = "--engine",
      paramLabel = "URI",
      defaultValue = "${env:DOCKER_HOST:-" + LaunchOptions.ENGINE + "}",
      description = "Where Docker listens (default: ${DEFAULT-VALUE}).")
  private String engine = "";

  public String network() {
    return network;
  }

  public String engine() {
    return engine;
  }

  /**
   * All that a launcher has to know.
   *
   * @param cluster its name
   * @param launcher its own name
   * @param members where its nodes are
   */
  public LaunchOptions options(
      String cluster,
      String launcher,
      String members,
      Place place,
      String advertise,
      int capacity) {
    ContainerLimits usual = ContainerLimits.DEFAULTS;
    ContainerLimits limits =
        new ContainerLimits(memory, processors, usual.threads(), usual.logMebibytes());
    return new LaunchOptions(
        engine, image, cluster, launcher, members, place, ports, advertise, capacity, limits,
        labels);
  }
}
