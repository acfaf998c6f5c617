package pasu.web.tls;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A certificate with its chain, and its key, which somebody else renews.
 *
 * @param key without a password
 */
public record PemFiles(Path certificate, Path key) implements IdentitySource {

  @Override
  public Identity current(Instant now) {
    Identity identity = new Identity(Pem.certificates(certificate), Pem.key(key));
    if (!identity.fits()) {
      throw new IllegalArgumentException(
          "the key in %s is not that of the certificate in %s; name the two that belong together"
              .formatted(key, certificate));
    }
    if (identity.begin().isAfter(now)) {
      throw new IllegalArgumentException(
          "the certificate in %s holds only from %s on; is this machine's clock right?"
              .formatted(certificate, identity.begin()));
    }
    if (!identity.end().isAfter(now)) {
      throw new IllegalArgumentException(
          "the certificate in %s expired on %s; renew it"
              .formatted(certificate, identity.end().atOffset(ZoneOffset.UTC).toLocalDate()));
    }
    return identity;
  }
}
