package pasu.web.route;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.Refusal;

/**
 * Who makes a request. What they may is asked of their role in one site, never of their role alone.
 *
 * @param principal null for somebody unknown
 * @param token what they proved it with; null for somebody unknown
 */
public record Caller(@Nullable Principal principal, @Nullable String token) {

  public static final Caller UNKNOWN = new Caller(null, null);

  /** Who it is; not to be asked where anybody may call. */
  public Principal known() {
    return requireNonNull(principal);
  }

  public boolean isOperator() {
    return principal != null && principal.isOperator();
  }

  /** Whether they may see what is of this site. */
  public boolean maySee(String site) {
    return principal != null && principal.maySee(site);
  }

  public boolean maySee(Camera camera) {
    return maySee(camera.site());
  }

  /** Whether they may change what is of this site. */
  public boolean mayChange(String site) {
    return principal != null && principal.mayChange(site);
  }

  /**
   * The same for a site that stands not in the path but in what was sent.
   *
   * @throws Refusal 404 where they may not even see it, 403 where they may only see it
   */
  public void refuseUnlessMayChange(String site) {
    if (!maySee(site)) {
      throw Refusal.unknown("site", site);
    }
    if (!mayChange(site)) {
      throw forbidden();
    }
  }

  /** They may not; who they are is known. */
  public Refusal forbidden() {
    return new Refusal(403, "forbidden-to", "{user} may not do this", known().user());
  }

  /** The sites they may see; null for all. */
  public @Nullable List<String> sites() {
    return isOperator() ? null : List.copyOf(known().sites().keySet());
  }

  /** The sites they own; null for all. */
  public @Nullable List<String> ownSites() {
    return isOperator() ? null : known().sites().keySet().stream().filter(this::mayChange).toList();
  }

  @Override
  public String toString() {
    return "Caller[%s]".formatted(principal);
  }
}
