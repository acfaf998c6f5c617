package pasu.notification.channel;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import pasu.notification.Notice;
import pasu.notification.NotificationChannel;
import pasu.notification.post.Courier;
import pasu.notification.post.Letter;
import pasu.notification.post.Receipt;
import pasu.protocol.Refusal;

/**
 * Posts JSON, signed: the header {@code Pasu-Signature} is {@code v1=} and the HMAC-SHA256 of
 * {@code Pasu-Timestamp}, a full stop and the body, in hex.
 */
public final class WebhookChannel implements NotificationChannel {

  private static final String SECRET = "secret";
  private static final int SHORTEST_SECRET = 16;

  private final Courier courier;
  private final InstantSource clock;

  public WebhookChannel(Courier courier, InstantSource clock) {
    this.courier = courier;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Set<String> settings() {
    return Set.of(Addressed.URL, SECRET);
  }

  @Override
  public Set<String> secrets() {
    return Set.of(SECRET);
  }

  @Override
  public Set<String> common() {
    return Set.of();
  }

  @Override
  public void check(Map<String, String> settings) {
    Addressed.url(settings, Addressed.URL);
    if (settings.getOrDefault(SECRET, "").length() < SHORTEST_SECRET) {
      throw Refusal.badRequest(
          "secret-short",
          "secret must have at least {shortest} characters; the receiver checks signatures with it",
          SHORTEST_SECRET);
    }
  }

  @Override
  public Future<Void> send(Notice notice, Setting setting) {
    Map<String, String> settings = setting.texts();
    String body = body(notice);
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/json",
            "Pasu-Timestamp",
            timestamp,
            "Pasu-Signature",
            "v1=" + signature(settings.getOrDefault(SECRET, ""), timestamp + "." + body));
    return courier
        .post(
            new Letter(
                Addressed.url(settings, Addressed.URL),
                headers,
                Buffer.buffer(body),
                !setting.isOfOperators(),
                notice.news()))
        .compose(WebhookChannel::taken);
  }

  private static String body(Notice notice) {
    Instant at = notice.at();
    return new JsonObject()
        .put("kind", notice.word())
        .put("clip", notice.clip())
        .put("importance", notice.importance())
        .put("at", at.toString())
        .encode();
  }

  private static String signature(String secret, String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  private static Future<Void> taken(Receipt receipt) {
    return receipt.isTaken()
        ? Future.succeededFuture()
        : Future.failedFuture("the webhook answered %d".formatted(receipt.status()));
  }
}
