package pasu.notification;

import io.vertx.core.net.TrustOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.notification.push.PushHosts;

/**
 * How notifications go out.
 *
 * @param trust who signs the certificates of the servers they go to; null for the JDK's authorities
 */
public record NotificationOptions(PushHosts pushHosts, @Nullable TrustOptions trust) {

  public static final NotificationOptions DEFAULTS = new NotificationOptions(PushHosts.KNOWN, null);

  /** The same, with push services of the operator's own. */
  public NotificationOptions withHosts(List<String> own) {
    return new NotificationOptions(new PushHosts(own), trust);
  }
}
