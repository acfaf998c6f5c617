package pasu.protocol;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person carries from a Pasu to an edge: a code that is good once, by which key the server
 * is known, and, as a link, where it is.
 *
 * @param code twelve symbols
 * @param pin the first hundred bits of a {@link KeyPin}, in twenty symbols; null where the server's
 *     key is not known
 * @param server null where that is said otherwise
 */
public record Invitation(String code, @Nullable String pin, @Nullable URI server) {

  private static final int CODE = 12;
  private static final int PIN = 20;
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final String PATH = "/#/enrol/";

  /** One of this server. */
  public static Invitation of(String code, @Nullable KeyPin key, URI server) {
    return new Invitation(Crockford.meant(code), key == null ? null : key.symbols(PIN), server);
  }

  /**
   * Reads what a person typed, or what was read off a screen.
   *
   * @throws IllegalArgumentException with what it should be
   */
  public static Invitation parse(String typed) {
    int path = typed.indexOf(PATH);
    String symbols = Crockford.meant(path < 0 ? typed : typed.substring(path + PATH.length()));
    URI server = path < 0 ? null : server(typed.substring(0, path).strip());
    return switch (symbols.length()) {
      case CODE -> new Invitation(symbols, null, server);
      case CODE + PIN ->
          new Invitation(symbols.substring(0, CODE), symbols.substring(CODE), server);
      default ->
          throw new IllegalArgumentException(
              "a code is %d or %d letters and digits, but this is %d; copy all of it, as ./pasu cameras add prints it"
                  .formatted(CODE, CODE + PIN, symbols.length()));
    };
  }

  private static URI server(String typed) {
    try {
      URI server = new URI(typed);
      if (server.getHost() != null && SCHEMES.contains(String.valueOf(server.getScheme()))) {
        return server;
      }
    } catch (URISyntaxException _) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "\"%s\" before %s is no server's address; copy all of it, as in https://10.0.0.7:8443%sCODE"
            .formatted(typed, PATH, PATH));
  }

  /** Code and pin, as a person types them. */
  public String words() {
    return Crockford.grouped(pin == null ? code : code + pin);
  }

  /** All of it as one address; what stands behind the # is not sent to anybody who is asked. */
  public String link() {
    return server + PATH + words();
  }

  /** Whether this may be the server's key; any is where no pin is known. */
  public boolean admits(KeyPin key) {
    return pin == null || key.symbols(PIN).equals(pin);
  }

  @Override
  public String toString() {
    return "Invitation[%s]".formatted(server);
  }
}
