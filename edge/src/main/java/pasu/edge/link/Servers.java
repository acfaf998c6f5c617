package pasu.edge.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The gateways an edge may link to, tried in turn. Not thread-safe. */
public final class Servers {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final List<URI> all;
  private int turn;

  public Servers(List<URI> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Reads addresses separated by commas.
   *
   * @throws IllegalArgumentException with the value, and what to write instead
   */
  public static List<URI> parse(String written) {
    return Arrays.stream(written.split(",", -1)).map(Servers::server).toList();
  }

  URI current() {
    return all.get(turn % all.size());
  }

  void next() {
    turn = (turn + 1) % all.size();
  }

  private static URI server(String written) {
    try {
      URI server = new URI(written.strip());
      if (server.getHost() != null && SCHEMES.contains(String.valueOf(server.getScheme()))) {
        return server;
      }
    } catch (URISyntaxException _) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "\"%s\" is no address of a Pasu; write it like http://pasu.lan:8080 or https://pasu.example"
            .formatted(written));
  }
}
