package pasu.edge.link;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where edges link to, and as whom.
 *
 * @param servers gateways, tried in turn
 * @param secrets of each camera; asked for at each attempt, for an edge may be enrolled again
 * @param trust by what they know a gateway
 */
public record LinkOptions(
    List<URI> servers, Map<String, Supplier<String>> secrets, ServerTrust trust) {
  public LinkOptions {
    servers = List.copyOf(servers);
    secrets = Map.copyOf(secrets);
  }
}
