package pasu.web.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import pasu.web.route.Exchange;

/**
 * The cookie that ties a challenge to the browser that asked for it, which has no session yet. So
 * nobody can have another browser sign in with an answer of theirs.
 */
public final class PasskeyCookie {

  private static final HostCookie COOKIE = new HostCookie("pasu-passkey", Duration.ofMinutes(5));
  private static final int BYTES = 32;

  private PasskeyCookie() {}

  public static Optional<String> read(Exchange exchange) {
    return COOKIE.read(exchange.request());
  }

  /** Sets a new one, and returns the secret in it. */
  public static String set(Exchange exchange, SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    COOKIE.set(exchange.request(), exchange.response(), secret);
    return secret;
  }

  public static void clear(Exchange exchange) {
    COOKIE.clear(exchange.request(), exchange.response());
  }
}
