package pasu.edge.link;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where edges link to, and as whom.
 *
 * @param servers gateways, tried in turn
 * @param secrets of each camera; asked for at each attempt, for an edge may be enrolled again
 * @param certificate in PEM, to trust beside those this machine trusts; null for none
 */
public record LinkOptions(
    List<URI> servers, Map<String, Supplier<String>> secrets, @Nullable Path certificate) {
  public LinkOptions {
    servers = List.copyOf(servers);
    secrets = Map.copyOf(secrets);
  }
}
