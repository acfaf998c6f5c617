package pasu.docker;

import java.util.Map;

/**
 * What a launcher starts, the same for every agent but its name and its port.
 *
 * @param engine where Docker listens, as a URI
 * @param image a name that is there, {@code NAME[:TAG][@sha256:…]}; with a digest nothing else
 *     starts
 * @param cluster the cluster's name; containers of another are never touched
 * @param launcher its name, which no other launcher of the cluster has; containers of another are
 *     never touched
 * @param members where the cluster's nodes are, as its configuration has it
 * @param ports on which edges reach agents, over UDP
 * @param advertise the host's name or address as edges know it
 * @param capacity slots of each agent
 * @param labels further ones for the containers
 */
public record LaunchOptions(
    String engine,
    String image,
    String cluster,
    String launcher,
    String members,
    Place place,
    PortRange ports,
    String advertise,
    int capacity,
    ContainerLimits limits,
    Map<String, String> labels) {

  public static final String ENGINE = "unix:///var/run/docker.sock";

  private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";

  public LaunchOptions {
    Words.check("image", image, "[a-z0-9][a-zA-Z0-9._/:@-]{0,255}");
    Words.check("cluster's name", cluster, "[a-z0-9][a-z0-9_.-]{0,39}");
    Words.check("launcher's name", launcher, NAME);
    Words.check("advertised host", advertise, "[a-zA-Z0-9][a-zA-Z0-9.-]{0,252}");
    if (capacity < 1 || capacity > 1_000) {
      throw new IllegalArgumentException("capacity must be 1 to 1,000, but is " + capacity);
    }
    labels = Map.copyOf(labels);
  }
}
