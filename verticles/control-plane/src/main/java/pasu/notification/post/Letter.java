package pasu.notification.post;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What is posted where.
 *
 * @param abroad whether it must go to an address on the internet, never to one in a private network
 *     or in a network of this machine's own
 * @param news for how long it is worth another try while nobody can be reached
 */
public record Letter(
    URI to, Map<String, String> headers, Buffer body, boolean abroad, Duration news) {
  public Letter {
    headers = Map.copyOf(headers);
  }

  /** What no two letters need be in at once: the later says what is so (RFC 8030, section 5.4). */
  Optional<String> place() {
    return Optional.ofNullable(headers.get("Topic")).map(topic -> to + " " + topic);
  }

  boolean isEncrypted() {
    return "https".equals(to.getScheme());
  }

  int port() {
    int named = to.getPort();
    return named != -1 ? named : isEncrypted() ? 443 : 80;
  }

  String path() {
    String path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
    return to.getRawQuery() == null ? path : path + "?" + to.getRawQuery();
  }
}
