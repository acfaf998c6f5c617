package pasu.notification.push;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import pasu.protocol.Refusal;

/**
 * Where pushes may go: browsers name the endpoints, so only services known to be some are believed,
 * and those the operator named, which may be in a private network.
 *
 * @param own hosts of the operator's own, as {@code HOST} or {@code HOST:PORT}
 */
public record PushHosts(List<String> own) {

  public static final PushHosts KNOWN = new PushHosts(List.of());

  private static final List<String> EXACT =
      List.of("fcm.googleapis.com", "updates.push.services.mozilla.com");
  private static final List<String> BELOW =
      List.of(".notify.windows.com", ".push.apple.com", ".push.services.mozilla.com");
  private static final int HTTPS = 443;

  public PushHosts {
    own = own.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * Reads an endpoint.
   *
   * @throws Refusal of code 400 when it is not a push service's
   */
  URI check(String endpoint) {
    URI uri = parse(endpoint);
    if (isOwn(uri) || isKnown(uri)) {
      return uri;
    }
    throw Refusal.badRequest(
        "unknown-push-service",
        "{host} is not a known push service; where it is your own, start Pasu with --push-host"
            + " {option}",
        uri.getHost(),
        authority(uri));
  }

  /** Whether it is the operator's own service. */
  boolean isOwn(URI endpoint) {
    return own.contains(authority(endpoint));
  }

  private static boolean isKnown(URI endpoint) {
    String host = endpoint.getHost().toLowerCase(Locale.ROOT);
    return port(endpoint) == HTTPS
        && (EXACT.contains(host) || BELOW.stream().anyMatch(host::endsWith));
  }

  private static URI parse(String endpoint) {
    try {
      URI uri = new URI(endpoint);
      if ("https".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw Refusal.badRequest(
        "endpoint-wrong",
        "a push endpoint is an address that begins with https://, but this is \"{value}\"",
        endpoint);
  }

  private static String authority(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return port(uri) == HTTPS ? host : host + ":" + port(uri);
  }

  private static int port(URI uri) {
    return uri.getPort() == -1 ? HTTPS : uri.getPort();
  }
}
