package pasu.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFilesTest {

  private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

  /** Of openssl pkcs8 -topk8 -v2 aes-256-cbc. */
  private static final String WITH_PASSWORD =
      """
      -----BEGIN ENCRYPTED PRIVATE KEY-----
      MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjEecH46UGcHAICCAAw
      DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEOEtOGSWt71zaudGmNZwPdAEgZCj
      xN2fNAC+zdi2qByMAh31hJhdIaSP5Gwy5EJLGwu9cYIvf7NxTzd6yTj769v3wzFe
      KiUJ/+7LjgPeLRfjzc7wtsRi0QDtuIayJ7Twvg5k8G5ILVnoKI77NNE6tIIyygvb
      3ykTaRyYtcLONwrsIPNG94qby3L7vbitmleX100j2Z+fPaqFyuQpi++YV+ZpP04=
      -----END ENCRYPTED PRIVATE KEY-----
      """;

  private final KeyPair keys = SelfSigned.newKeys();
  @TempDir private Path folder;
  private Path certificate;
  private Path key;

  @BeforeEach
  void write() throws IOException {
    certificate = folder.resolve("fullchain.pem");
    key = folder.resolve("privkey.pem");
    write(certificate, SelfSigned.certificate(keys, List.of("pasu.example"), NOW));
    write(key, new JcaPKCS8Generator(keys.getPrivate(), null));
  }

  @Test
  void areReadAsTheCommonToolsWriteThem() throws IOException {
    assertThat(current().fits()).isTrue();

    write(key, new PemObject("EC PRIVATE KEY", sec1()));

    assertThat(current().fits()).isTrue();
  }

  @Test
  void keepTheChainInItsOrder() throws IOException {
    Object issuer = SelfSigned.certificate(SelfSigned.newKeys(), List.of("ca.example"), NOW);
    write(certificate, SelfSigned.certificate(keys, List.of("pasu.example"), NOW), issuer);

    assertThat(current().chain()).hasSize(2).last().isEqualTo(issuer);
  }

  @Test
  void areRefusedWhereOneIsMissing() throws IOException {
    Files.delete(key);

    assertRefused("there is no file " + key);
  }

  @Test
  void areRefusedWhereTheyAreNoPem() throws IOException {
    Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\nnonsense\n");
    assertRefused(certificate + " is damaged");

    Files.write(certificate, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
    assertRefused(certificate + " holds no certificate in PEM");

    Files.writeString(
        certificate, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    assertRefused(certificate + " is damaged");
  }

  @Test
  void areRefusedWhereTheyAreExchanged() {
    assertThatThrownBy(() -> new PemFiles(key, certificate).current(NOW))
        .hasMessage(key + " holds no certificate in PEM");
    assertThatThrownBy(() -> new PemFiles(certificate, certificate).current(NOW))
        .hasMessage(certificate + " holds no private key in PEM");
  }

  @Test
  void areRefusedWithTheKeyOfAnother() throws IOException, NoSuchAlgorithmException {
    write(key, new JcaPKCS8Generator(SelfSigned.newKeys().getPrivate(), null));
    assertRefused("the key in %s is not that of the certificate in %s".formatted(key, certificate));

    KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    write(key, new JcaPKCS8Generator(rsa.getPrivate(), null));
    assertRefused("is not that of the certificate");
  }

  @Test
  void areRefusedWithAPassword() throws IOException {
    Files.writeString(key, WITH_PASSWORD);

    assertRefused("has a password");
  }

  @Test
  void areRefusedOnceTheyExpired() {
    assertThatThrownBy(() -> files().current(NOW.plus(SelfSigned.LIFE)))
        .hasMessageContaining("expired on 2029-03-03")
        .hasMessageContaining("renew it");
  }

  @Test
  void areRefusedBeforeTheyHold() {
    assertThatThrownBy(() -> files().current(NOW.minus(Duration.ofDays(2))))
        .hasMessageContaining("is this machine's clock right?");
  }

  /** As of openssl ecparam -genkey. */
  private byte[] sec1() throws IOException {
    BigInteger secret = ((ECPrivateKey) keys.getPrivate()).getS();
    return new org.bouncycastle.asn1.sec.ECPrivateKey(256, secret, SECObjectIdentifiers.secp256r1)
        .getEncoded();
  }

  private void assertRefused(String why) {
    assertThatThrownBy(this::current)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  private Identity current() {
    return files().current(NOW);
  }

  private PemFiles files() {
    return new PemFiles(certificate, key);
  }

  static void write(Path file, Object... parts) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file);
        JcaPEMWriter pem = new JcaPEMWriter(writer)) {
      for (Object part : parts) {
        pem.writeObject(part);
      }
    }
  }
}
