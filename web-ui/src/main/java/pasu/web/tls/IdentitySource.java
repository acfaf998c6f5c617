package pasu.web.tls;

import java.time.Instant;

/** Where the gateway's certificate comes from. */
public sealed interface IdentitySource permits PemFiles, OwnCertificate {

  /**
   * The certificate as it is now; blocks. Asked again and again, for certificates are renewed.
   *
   * @throws IllegalArgumentException in one sentence, with what to do
   */
  Identity current(Instant now);
}
