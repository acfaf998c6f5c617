package pasu.web.route;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import pasu.protocol.NetworkRange;

/**
 * What proxies say of a request they pass on: believed of those that are trusted by name, taken off
 * at the door from everybody else. Past the door both headers hold one value, or are not there.
 */
public final class Forwarding {

  private static final String PROTO = "X-Forwarded-Proto";
  private static final String FOR = "X-Forwarded-For";

  private final List<NetworkRange> trusted;

  public Forwarding(List<NetworkRange> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  /** Whether the browser speaks https, if to a trusted proxy. */
  public static boolean isSecure(HttpServerRequest request) {
    return request.isSSL() || "https".equals(request.getHeader(PROTO));
  }

  /** Where the caller found this gateway. */
  public static URI url(HttpServerRequest request) {
    return URI.create(
        "%s://%s".formatted(isSecure(request) ? "https" : "http", request.authority()));
  }

  /** The address of whoever asks, and not of a trusted proxy. */
  public static String client(HttpServerRequest request) {
    String told = request.getHeader(FOR);
    SocketAddress remote = request.remoteAddress();
    return told != null ? told : remote == null ? "unknown" : remote.hostAddress();
  }

  /** Takes off what is not to be believed; before anything else reads the request. */
  public void clean(HttpServerRequest request) {
    MultiMap headers = request.headers();
    List<String> path = values(headers, FOR);
    List<String> schemes = values(headers, PROTO);
    headers.remove(FOR).remove(PROTO);
    SocketAddress remote = request.remoteAddress();
    if (remote == null || !isTrusted(remote.hostAddress())) {
      return;
    }
    if (!schemes.isEmpty()) {
      headers.set(PROTO, schemes.getLast());
    }
    path.reversed().stream()
        .filter(address -> !isTrusted(address))
        .findFirst()
        .flatMap(Forwarding::literal)
        .ifPresent(client -> headers.set(FOR, client.getHostAddress()));
  }

  /** Each proxy adds its own at the end. */
  private static List<String> values(MultiMap headers, String name) {
    return headers.getAll(name).stream()
        .flatMap(line -> List.of(line.split(",", -1)).stream())
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private boolean isTrusted(String address) {
    return literal(address)
        .filter(literal -> trusted.stream().anyMatch(range -> range.contains(literal)))
        .isPresent();
  }

  private static Optional<InetAddress> literal(String address) {
    try {
      return Optional.of(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // A name, or nonsense.
    }
  }
}
