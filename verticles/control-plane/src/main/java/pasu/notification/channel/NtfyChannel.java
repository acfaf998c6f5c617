package pasu.notification.channel;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import pasu.notification.Notice;
import pasu.notification.NotificationChannel;
import pasu.notification.post.Courier;
import pasu.notification.post.Letter;
import pasu.notification.post.Receipt;
import pasu.protocol.Refusal;

/** Publishes to a topic of an ntfy server. */
public final class NtfyChannel implements NotificationChannel {

  private static final String TOKEN = "token";

  private final Courier courier;

  public NtfyChannel(Courier courier) {
    this.courier = courier;
  }

  @Override
  public String name() {
    return "ntfy";
  }

  @Override
  public Set<String> settings() {
    return Set.of(Addressed.URL, Addressed.PAGE, Addressed.LANGUAGE, TOKEN);
  }

  @Override
  public Set<String> secrets() {
    return Set.of(TOKEN);
  }

  @Override
  public Set<String> common() {
    return Set.of(Addressed.PAGE);
  }

  @Override
  public void check(Map<String, String> settings) {
    Addressed.url(settings, Addressed.URL);
    Addressed.checkPage(settings);
    Addressed.checkLanguage(settings);
    if (!settings.getOrDefault(TOKEN, "x").matches("[!-~]+")) {
      throw Refusal.badRequest(
          "token-wrong", "token must be letters, digits and signs, without blanks");
    }
  }

  @Override
  public Future<Void> send(Notice notice, Setting setting) {
    Letter letter =
        new Letter(
            Addressed.url(setting.texts(), Addressed.URL),
            headers(notice, setting.texts()),
            Buffer.buffer(Addressed.sentence(notice, setting.texts()) + "."),
            !setting.isOfOperators(),
            notice.news());
    return courier.post(letter).compose(NtfyChannel::taken);
  }

  private static Map<String, String> headers(Notice notice, Map<String, String> settings) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Title", "Pasu");
    headers.put("Priority", Integer.toString(notice.importance()));
    String link = Addressed.link(notice, settings);
    if (link != null) {
      headers.put("Click", link);
    }
    String token = settings.get(TOKEN);
    if (token != null) {
      headers.put("Authorization", "Bearer " + token);
    }
    return headers;
  }

  private static Future<Void> taken(Receipt receipt) {
    return receipt.isTaken()
        ? Future.succeededFuture()
        : Future.failedFuture(
            "the ntfy server answered %d; see url and token".formatted(receipt.status()));
  }
}
