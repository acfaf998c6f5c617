package pasu.web;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.protocol.NetworkRange;
import pasu.web.tls.IdentitySource;

/**
 * Where the gateway listens and what it shows.
 *
 * @param host an address of this machine; loopback unless told otherwise, since what listens to the
 *     world needs https before it
 * @param port 0 for any free one
 * @param clips the folder of the clips' folders
 * @param identity its certificate; null for plain http
 * @param proxies who may say for whom they ask, and how
 * @param publicUrl where browsers and edges find it; null for wherever each one found it
 */
public record GatewayOptions(
    String host,
    int port,
    Path clips,
    @Nullable IdentitySource identity,
    List<NetworkRange> proxies,
    @Nullable URI publicUrl) {

  public static final String LOOPBACK = "127.0.0.1";

  private static final int MAX_PORT = 65_535;

  public GatewayOptions {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "port must be 0 to %d, but is %d; choose another with --port".formatted(MAX_PORT, port));
    }
    clips = clips.toAbsolutePath();
    proxies = List.copyOf(proxies);
  }

  /** Listens on loopback only, to plain http. */
  public GatewayOptions(int port, Path clips) {
    this(LOOPBACK, port, clips, null, List.of(), null);
  }
}
