package pasu.bench.push;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import pasu.cli.CommandFailure;

/** A certificate of localhost that nobody else trusts, made by the JDK's keytool. */
record LocalCertificate(Buffer keyStore) {

  private static final String NAME = "localhost";
  private static final String PASSWORD = "of-no-use";

  /** Makes one; blocks. */
  static LocalCertificate make() {
    try {
      Path folder = Files.createTempDirectory("pasu-certificate");
      Path file = folder.resolve("store.p12");
      try {
        keytool(file);
        return new LocalCertificate(Buffer.buffer(Files.readAllBytes(file)));
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException failure) {
      throw CommandFailure.failed("no certificate can be made: " + failure.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw CommandFailure.failed("no certificate can be made: interrupted");
    }
  }

  KeyCertOptions own() {
    return new PfxOptions().setValue(keyStore).setPassword(PASSWORD);
  }

  TrustOptions trust() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(keyStore.getBytes()), PASSWORD.toCharArray());
      byte[] certificate = store.getCertificate(NAME).getEncoded();
      String pem =
          "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
              .formatted(Base64.getMimeEncoder().encodeToString(certificate));
      return new PemTrustOptions().addCertValue(Buffer.buffer(pem));
    } catch (GeneralSecurityException | IOException failure) {
      throw new IllegalStateException("keytool made no certificate", failure);
    }
  }

  private static void keytool(Path file) throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                NAME,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + NAME,
                "-ext",
                "san=dns:" + NAME,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool said: " + said);
    }
  }
}
