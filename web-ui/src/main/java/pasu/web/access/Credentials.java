package pasu.web.access;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a request proves its caller with.
 *
 * @param ambient whether the browser added it by itself, hence maybe for another site's page
 */
public record Credentials(String token, boolean ambient) {

  private static final String SCHEME = "Bearer ";

  /** The bearer token, else the session cookie, else nothing. */
  static Optional<Credentials> of(HttpServerRequest request) {
    String authorization = request.getHeader("Authorization");
    if (authorization == null) {
      return SessionCookie.read(request).map(session -> new Credentials(session, true));
    }
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(new Credentials(authorization.substring(SCHEME.length()).strip(), false))
        : Optional.empty();
  }

  /** What the token may be remembered by without being known. */
  static String hash(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Credentials[hidden]";
  }
}
