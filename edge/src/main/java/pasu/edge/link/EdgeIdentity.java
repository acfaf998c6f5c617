package pasu.edge.link;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import pasu.protocol.KeyPin;

/**
 * Who an edge is, and by what it knows its server.
 *
 * @param secret proves that it is this camera's
 * @param server where it was enrolled
 * @param pin of the server's key; null where somebody whom this machine trusts vouches for the
 *     server, or it speaks plain http
 */
public record EdgeIdentity(String camera, String secret, URI server, @Nullable KeyPin pin) {

  @Override
  public String toString() {
    return "EdgeIdentity[%s]".formatted(camera);
  }
}
