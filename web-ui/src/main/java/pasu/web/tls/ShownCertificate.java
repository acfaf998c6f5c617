package pasu.web.tls;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pasu.protocol.KeyPin;

/** The certificate that the gateway shows now, for whoever tells others of it. One event loop. */
public final class ShownCertificate {

  private @Nullable Identity identity;

  void set(Identity shown) {
    identity = shown;
  }

  /** By which key the gateway is known; nothing where it speaks plain http. */
  public Optional<KeyPin> pin() {
    return Optional.ofNullable(identity).map(shown -> KeyPin.of(shown.certificate()));
  }
}
