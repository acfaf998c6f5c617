package pasu.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import java.util.List;

/** The address at which containers of a network reach processes of their host. */
public final class HostOnNetwork {

  private HostOnNetwork() {}

  /**
   * Looks it up. Blocks.
   *
   * @throws LaunchException where there is no such network, or it has no such address
   */
  public static String address(String engine, String network) {
    try (Engine docker = Engine.at(engine)) {
      return gateway(
          network, docker.ask(client -> client.inspectNetworkCmd().withNetworkId(network).exec()));
    } catch (NotFoundException _) {
      throw EngineWords.missing("network", network);
    }
  }

  private static String gateway(String name, Network network) {
    List<Network.Ipam.Config> ranges = network.getIpam().getConfig();
    if (ranges.isEmpty() || ranges.getFirst().getGateway() == null) {
      throw new LaunchException(
          "network %s has no address of this host; use a bridge (docker network create NAME)"
              .formatted(name));
    }
    return ranges.getFirst().getGateway();
  }
}
