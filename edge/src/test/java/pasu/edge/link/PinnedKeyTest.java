package pasu.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Objects;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import pasu.protocol.KeyPin;

class PinnedKeyTest {

  /** As openssl says it: x509 -pubkey, pkey -outform der, dgst -sha256. */
  private static final KeyPin KEY =
      new KeyPin("sha256/XV+x2rv+IWav1yMKWAhBWLFu/cHME1k0SSs0bNLb4dc=");

  private final PinnedKey trust = new PinnedKey(KEY::equals);

  @Test
  void trustsWhoHasTheKeyHoweverOldTheCertificateIs() throws Exception {
    trust.checkServerTrusted(chain("first"), "ECDHE_ECDSA");

    assertThat(trust.seen()).contains(KEY);
  }

  @Test
  void trustsARenewedCertificateOfTheKey() throws Exception {
    trust.checkServerTrusted(chain("renewed"), "ECDHE_ECDSA");

    assertThat(trust.seen()).contains(KEY);
  }

  @Test
  void trustsNobodyElseWhateverHisCertificateIsCalled() {
    assertThatThrownBy(() -> trust.checkServerTrusted(chain("another"), "ECDHE_ECDSA"))
        .isInstanceOf(CertificateException.class)
        .matches(PinnedKey::refused)
        .satisfies(
            why ->
                assertThat(PinnedKey.refused(new SSLHandshakeException("no").initCause(why)))
                    .isTrue());
    assertThat(trust.seen()).isEmpty();
    assertThat(PinnedKey.refused(new SSLHandshakeException("expired"))).isFalse();
  }

  @Test
  void trustsTheKeyOfTheCertificateAndOfNothingAfterIt() throws Exception {
    X509Certificate[] chain = {chain("another")[0], chain("first")[0]};

    assertThatThrownBy(() -> trust.checkServerTrusted(chain, "ECDHE_ECDSA"))
        .matches(PinnedKey::refused);
  }

  private static X509Certificate[] chain(String name) throws CertificateException, IOException {
    try (InputStream pem =
        Objects.requireNonNull(PinnedKeyTest.class.getResourceAsStream("/tls/" + name + ".pem"))) {
      return new X509Certificate[] {
        (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem)
      };
    }
  }
}
