package pasu.notification.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pasu.notification.Notice;
import pasu.notification.Notice.Language;
import pasu.protocol.Refusal;

/** Settings that several channels have. */
final class Addressed {

  static final String URL = "url";
  static final String PAGE = "page";
  static final String LANGUAGE = "language";

  private Addressed() {}

  /**
   * A web address that must be there.
   *
   * @throws Refusal of code 400 when it is none
   */
  static URI url(Map<String, String> settings, String name) {
    String value = settings.getOrDefault(name, "");
    try {
      URI uri = new URI(value);
      if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw Refusal.badRequest(
        "address-wanted",
        "{field} must be a whole address such as https://example.org/x, but is \"{value}\"",
        name,
        value);
  }

  /** What a notice says, in the language that is set. */
  static String sentence(Notice notice, Map<String, String> settings) {
    return notice.sentence(Language.of(settings.get(LANGUAGE)));
  }

  static void checkLanguage(Map<String, String> settings) {
    String language = settings.getOrDefault(LANGUAGE, "en");
    if (!language.equals("en") && !language.equals("ko")) {
      throw Refusal.badRequest(
          "unknown-language", "language must be en or ko, but is \"{value}\"", language);
    }
  }

  static void checkPage(Map<String, String> settings) {
    if (settings.containsKey(PAGE)) {
      url(settings, PAGE);
    }
  }

  /** Where a notice leads on the page; null where the page's address is not set. */
  static @Nullable String link(Notice notice, Map<String, String> settings) {
    String page = settings.get(PAGE);
    if (page == null) {
      return null;
    }
    return "%s/#/%s".formatted(page.replaceAll("/+$", ""), view(notice));
  }

  /** Of a camera in trouble all are shown, since a link would name the place. */
  private static String view(Notice notice) {
    if (notice.clip() != null) {
      return "clip/" + notice.clip();
    }
    return notice.about().isCamera() ? "live" : "mesh";
  }
}
