package pasu.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class UntrustedServerTest {

  private static final URI SERVER = URI.create("https://10.0.0.7:8443");

  @Test
  void saysToNameTheCertificateNobodyVouchesFor() {
    assertThat(Server.untrusted(SERVER, "PKIX path building failed"))
        .isEqualTo(
            "the certificate of https://10.0.0.7:8443 is not trusted (PKIX path building failed);"
                + " name its file with --certificate");
  }

  @Test
  void saysToUseAnotherNameWhereTheCertificateIsNotOfThisOne() {
    assertThat(
            Server.untrusted(
                SERVER, "No subject alternative names matching IP address 10.0.0.7 found"))
        .endsWith(
            "; call it by a name that is in it, or have the gateway add this one with --tls-name");
  }
}
