package pasu.notification;

import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.notification.push.PushHosts;

/**
 * How notifications go out.
 *
 * @param trust who signs the certificates of the servers they go to; null for the JDK's authorities
 * @param calm how long nobody must have waited for an agent until it is told that there are enough
 *     again: a pool at its maximum is often there again soon
 */
public record NotificationOptions(
    PushHosts pushHosts, @Nullable TrustOptions trust, Duration calm) {

  public static final NotificationOptions DEFAULTS =
      new NotificationOptions(PushHosts.KNOWN, null, Duration.ofMinutes(1));

  /** The same, with push services of the operator's own. */
  public NotificationOptions withHosts(List<String> own) {
    return new NotificationOptions(new PushHosts(own), trust, calm);
  }

  public NotificationOptions withTrust(TrustOptions other) {
    return new NotificationOptions(pushHosts, other, calm);
  }

  public NotificationOptions withCalm(Duration other) {
    return new NotificationOptions(pushHosts, trust, other);
  }
}
