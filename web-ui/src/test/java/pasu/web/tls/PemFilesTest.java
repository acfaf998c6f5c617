package pasu.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS8EncryptedPrivateKeyInfoBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFilesTest {

  private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

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

    write(key, keys.getPrivate()); // SEC 1, as of openssl ecparam.

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

    Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
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
  void areRefusedWithAPassword() throws Exception {
    write(
        key,
        new JcaPKCS8EncryptedPrivateKeyInfoBuilder(keys.getPrivate())
            .build(
                new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC)
                    .setRandom(new SecureRandom())
                    .setPassword("secret".toCharArray())
                    .build()));

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
