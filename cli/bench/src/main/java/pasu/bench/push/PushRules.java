package pasu.bench.push;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the RFCs ask of a push request; whatever else is refused with the reason. Belongs to one
 * event loop.
 */
final class PushRules {

  private static final Pattern VAPID =
      Pattern.compile("vapid t=([\\w-]+)\\.([\\w-]+)\\.([\\w-]+), ?k=([\\w-]{87})");
  private static final Set<String> URGENCIES = Set.of("very-low", "low", "normal", "high");
  private static final Duration LONGEST_PROOF = Duration.ofHours(24);

  private final String origin;
  private final String knownKey;
  private String proven = ""; // A signature is good for more than one push.

  /**
   * Creates them.
   *
   * @param origin of this push service
   * @param knownKey with which browsers subscribed
   */
  PushRules(String origin, String knownKey) {
    this.origin = origin;
    this.knownKey = knownKey;
  }

  /**
   * Checks everything but the body.
   *
   * @throws GeneralSecurityException with the rule that was broken
   */
  void check(HttpServerRequest request, Instant now) throws GeneralSecurityException {
    demand(header(request, "TTL").matches("[1-9]\\d*"), "RFC 8030, 5.2: TTL, and above zero");
    demand(header(request, "Topic").matches("[\\w-]{1,32}"), "RFC 8030, 5.4: Topic");
    demand(URGENCIES.contains(header(request, "Urgency")), "RFC 8030, 5.3: Urgency");
    demand(
        header(request, "Content-Encoding").equals("aes128gcm"), "RFC 8291, 4: Content-Encoding");
    checkProof(header(request, "Authorization"), now);
  }

  private void checkProof(String authorization, Instant now) throws GeneralSecurityException {
    Matcher vapid = VAPID.matcher(authorization);
    demand(vapid.matches(), "RFC 8292, 3: Authorization");
    demand(vapid.group(4).equals(knownKey), "RFC 8292, 4.2: the key subscribed with");
    JsonObject head = json(vapid.group(1));
    JsonObject claims = json(vapid.group(2));
    demand("ES256".equals(head.getString("alg")), "RFC 8292, 2: ES256");
    demand(origin.equals(claims.getString("aud")), "RFC 8292, 2: aud is " + origin);
    Instant end = Instant.ofEpochSecond(claims.getLong("exp", 0L));
    demand(end.isAfter(now) && !end.isAfter(now.plus(LONGEST_PROOF)), "RFC 8292, 2: exp in a day");
    demand(claims.getString("sub", "").startsWith("mailto:"), "RFC 8292, 2.1: sub");
    if (!proven.equals(authorization)) {
      verify(vapid);
      proven = authorization;
    }
  }

  private static void verify(Matcher vapid) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(Curve.publicKey(bytes(vapid.group(4))));
    signature.update((vapid.group(1) + "." + vapid.group(2)).getBytes(StandardCharsets.US_ASCII));
    demand(signature.verify(bytes(vapid.group(3))), "RFC 8292, 2: the signature");
  }

  private static String header(HttpServerRequest request, String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value;
  }

  private static JsonObject json(String base64) {
    return new JsonObject(new String(bytes(base64), StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String base64) {
    return Base64.getUrlDecoder().decode(base64);
  }

  private static void demand(boolean met, String rule) throws GeneralSecurityException {
    if (!met) {
      throw new GeneralSecurityException("broken: " + rule);
    }
  }
}
