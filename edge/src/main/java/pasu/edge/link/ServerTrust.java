package pasu.edge.link;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pasu.protocol.KeyPin;

/**
 * By what an edge knows that a server is who it says it is.
 *
 * @param options null for what this machine trusts
 * @param byName whether the certificate must be of the server's name
 */
public record ServerTrust(@Nullable TrustOptions options, boolean byName) {

  /** By a certificate that this machine trusts. */
  public static final ServerTrust OF_THIS_MACHINE = new ServerTrust(null, true);

  /** By a certificate that is, or is vouched for by, one in a PEM file. */
  public static ServerTrust in(Path file) {
    return new ServerTrust(new PemTrustOptions().addCertPath(file.toString()), true);
  }

  /**
   * By its key, and nothing else.
   *
   * @param key asked for at each connection, for an edge may be enrolled again
   */
  public static ServerTrust of(Supplier<@Nullable KeyPin> key) {
    return of(new PinnedKey(pin -> pin.equals(key.get())));
  }

  static ServerTrust of(PinnedKey key) {
    return new ServerTrust(TrustOptions.wrap(key), false);
  }

  HttpClientOptions applyTo(HttpClientOptions client) {
    client.setVerifyHost(byName);
    return options == null ? client : client.setTrustOptions(options);
  }

  WebSocketClientOptions applyTo(WebSocketClientOptions client) {
    client.setVerifyHost(byName);
    return options == null ? client : client.setTrustOptions(options);
  }
}
