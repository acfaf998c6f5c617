package pasu.notification.push;

import static pasu.notification.Matter.camera;
import static pasu.notification.Notice.subject;

import com.zerodeplibs.webpush.EncryptedPushMessage;
import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import pasu.notification.Notice;
import pasu.notification.Notice.Kind;
import pasu.notification.post.Letter;
import pasu.protocol.NotificationMessage.FindNoticed;
import pasu.protocol.NotificationMessage.NoticedCamera;
import pasu.protocol.NotificationMessage.Subscribe;
import pasu.protocol.Refusal;

/**
 * Makes of a notice what a push service wants for one browser. Thread-safe; takes a millisecond.
 */
final class PushMessages {

  /** All of one length, so that it says nothing to the service. */
  private static final int PADDED = 256;

  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration TEST_KEPT = Duration.ofMinutes(1);

  private final PushHosts hosts;
  private final SigningKey key;

  PushMessages(PushHosts hosts, SigningKey key) {
    this.hosts = hosts;
    this.key = key;
  }

  /** Refuses with 400 what nobody can be pushed to. */
  void check(Subscribe wish) {
    hosts.check(wish.endpoint());
    try {
      UserAgentMessageEncryptionKeyInfo.of(wish.p256dh(), wish.auth());
    } catch (RuntimeException notAKey) { // The library throws several.
      throw Refusal.badRequest(
          "push-key-wrong", "p256dh is not a public key of P-256: {why}", notAKey.getMessage());
    }
  }

  Letter letter(Notice notice, Subscription to, String contact, Instant now) {
    URI endpoint = hosts.check(to.endpoint());
    EncryptedPushMessage sealed =
        MessageEncryptions.of()
            .encrypt(
                UserAgentMessageEncryptionKeyInfo.of(to.p256dh(), to.auth()),
                PushMessage.ofUTF8(words(notice)));
    Map<String, String> headers =
        Map.of(
            "Authorization", key.authorization(endpoint, contact, now),
            "Content-Type", sealed.mediaType(),
            "Content-Encoding", sealed.contentEncoding(),
            "TTL", Long.toString(kept(notice).toSeconds()),
            "Topic", key.topic(notice.subject()),
            "Urgency", urgency(notice.importance()));
    return new Letter(
        endpoint, headers, Buffer.buffer(sealed.toBytes()), !hosts.isOwn(endpoint), notice.news());
  }

  private String words(Notice notice) {
    JsonObject words =
        new JsonObject()
            .put("kind", notice.word())
            .put("tag", key.topic(notice.subject()))
            .put("clip", notice.clip())
            .put("at", notice.at().toString());
    return ("%-" + PADDED + "s").formatted(words.encode());
  }

  /** Which of these cameras a push was about; refuses with 404 where it was none of them. */
  NoticedCamera find(FindNoticed wish, List<NoticedCamera> cameras) {
    return cameras.stream()
        .filter(it -> key.topic(subject(wish.kind(), camera(it.id()))).equals(wish.tag()))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "unknown-notice", "this notice was about no camera that you may see"));
  }

  private static Duration kept(Notice notice) {
    return notice.kind() == Kind.TEST ? TEST_KEPT : KEPT;
  }

  /** As RFC 8030, section 5.3, has it; "high" also wakes a phone that sleeps. */
  private static String urgency(int importance) {
    return switch (importance) {
      case 1 -> "low";
      case 2 -> "normal";
      default -> "high";
    };
  }
}
