package pasu.web.route;

import org.jspecify.annotations.Nullable;
import pasu.protocol.AccessMessage.Principal;

/**
 * Who makes a request.
 *
 * @param principal null for somebody unknown
 * @param token what they proved it with; null for somebody unknown
 */
public record Caller(@Nullable Principal principal, @Nullable String token) {

  public static final Caller UNKNOWN = new Caller(null, null);

  @Override
  public String toString() {
    return "Caller[%s]".formatted(principal);
  }
}
