package pasu.edge.link;

import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.ssl.NotSslRecordException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.UpgradeRejectedException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why there is no link, in a sentence for whoever looks after the edge; each is said once. It is
 * tried again for ever.
 */
final class Trouble {

  private static final Logger log = LoggerFactory.getLogger(Trouble.class);
  private static final int UNKNOWN = 401;
  private static final int FORBIDDEN = 403;
  private static final int UNAVAILABLE = 503;
  private static final long LONGEST_WAIT_SECONDS = 60;

  private final String camera;
  private final Set<String> said = new HashSet<>();

  Trouble(String camera) {
    this.camera = camera;
  }

  void say(String sentence) {
    if (said.add(sentence)) {
      log.warn("no link, trying on camera={} error=\"{}\"", camera, sentence);
    }
  }

  void over(URI server) {
    said.clear();
    log.info("link open camera={} server={}", camera, server);
  }

  /** Whether this edge is shut out, so that trying soon is of no use. */
  static boolean isShutOut(Throwable why) {
    return why instanceof UpgradeRejectedException refused
        && (refused.getStatus() == UNKNOWN || refused.getStatus() == FORBIDDEN);
  }

  /** How long the server wants to be left alone; a minute at most is believed. */
  static Duration toldToWait(Throwable why) {
    String seconds =
        why instanceof UpgradeRejectedException refused
            ? refused.getHeaders().get("Retry-After")
            : null;
    return seconds == null || !seconds.matches("[0-9]{1,9}")
        ? Duration.ZERO
        : Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, Long.parseLong(seconds)));
  }

  static String sentence(URI server, Throwable why) {
    return switch (why) {
      case UpgradeRejectedException refused -> refused(server, refused);
      case ConnectException _ ->
          "nobody listens at %s; check that Pasu runs there, and that the address is right"
              .formatted(server);
      case UnknownHostException _, UnresolvedAddressException _ ->
          "there is no machine called %s; check the server's address".formatted(server.getHost());
      case SSLException _ when PinnedKey.refused(why) ->
          "%s has another key than when this edge was enrolled: if it was given a new one, enrol it again with a code of ./pasu cameras add; if not, somebody is in between"
              .formatted(server);
      case SSLException _ when speaksPlainly(why) ->
          "%s does not speak https; write http, or have it speak https".formatted(server);
      case SSLException tls ->
          "the certificate of %s is not trusted (%s); enrol with all of the code, which has its key, or name the certificate's file"
              .formatted(server, root(tls).getMessage());
      case HttpClosedException _, WebSocketHandshakeException _ when !Dialler.isSecure(server) ->
          "%s hangs up at once; write https where it speaks that".formatted(server);
      default ->
          "%s cannot be reached (%s); check the network, and the address"
              .formatted(server, why.getMessage());
    };
  }

  private static boolean speaksPlainly(Throwable why) {
    return causes(why).anyMatch(NotSslRecordException.class::isInstance);
  }

  private static Throwable root(Throwable why) {
    return causes(why).reduce(why, (_, cause) -> cause);
  }

  private static Stream<Throwable> causes(Throwable why) {
    return Stream.iterate(why, cause -> cause != null, Throwable::getCause);
  }

  private static String refused(URI server, UpgradeRejectedException why) {
    return switch (why.getStatus()) {
      case UNKNOWN, FORBIDDEN ->
          "%s does not know this edge's secret: its camera was revoked or enrolled elsewhere; enrol it again with a code of ./pasu cameras add"
              .formatted(server);
      case UNAVAILABLE ->
          "%s takes no link now: many edges come at once, or it has no control plane; see that one runs"
              .formatted(server);
      default ->
          "%s is not Pasu, or an old one: it answers %d where the link should be; check the address"
              .formatted(server, why.getStatus());
    };
  }
}
