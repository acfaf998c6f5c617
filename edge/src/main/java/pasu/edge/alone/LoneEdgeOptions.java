package pasu.edge.alone;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.edge.CameraSpec;
import pasu.edge.EdgeOptions;

/**
 * What an edge that is alone is told.
 *
 * @param servers gateways, tried in turn
 * @param certificate in PEM, to trust beside those this machine trusts; null for none
 * @param data the folder of its secret and its spool
 * @param spoolMebibytes of disk for clips that no agent has taken yet, 16 to 1,048,576
 */
public record LoneEdgeOptions(
    CameraSpec camera,
    EdgeOptions edge,
    List<URI> servers,
    @Nullable Path certificate,
    Path data,
    int spoolMebibytes) {

  private static final int MIN_SPOOL = 16;
  private static final int MAX_SPOOL = 1 << 20;

  public LoneEdgeOptions {
    servers = List.copyOf(servers);
    if (spoolMebibytes < MIN_SPOOL || spoolMebibytes > MAX_SPOOL) {
      throw new IllegalArgumentException(
          "the spool must be %d to %d MiB, but is %d"
              .formatted(MIN_SPOOL, MAX_SPOOL, spoolMebibytes));
    }
  }
}
