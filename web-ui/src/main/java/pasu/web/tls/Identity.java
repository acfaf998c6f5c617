package pasu.web.tls;

import io.vertx.core.net.KeyCertOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;

/**
 * What a server proves its name with.
 *
 * @param chain its certificate first
 * @param key of that certificate
 */
public record Identity(List<X509Certificate> chain, PrivateKey key) {

  private static final char[] NO_PASSWORD = {};

  public Identity {
    chain = List.copyOf(chain);
  }

  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** From when on it holds. */
  public Instant begin() {
    return certificate().getNotBefore().toInstant();
  }

  /** When it ends. */
  public Instant end() {
    return certificate().getNotAfter().toInstant();
  }

  /** Whether the key is the certificate's: what it signs must verify. */
  boolean fits() {
    try {
      byte[] words = "is it yours?".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      Signature signature = Signature.getInstance(algorithm());
      signature.initSign(key);
      signature.update(words);
      byte[] signed = signature.sign();
      signature.initVerify(certificate().getPublicKey());
      signature.update(words);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // The certificate's key is of another kind.
    }
  }

  /** The SHA-256 of the certificate, as browsers show it. */
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  KeyCertOptions options() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, NO_PASSWORD);
      return KeyCertOptions.wrap(factory);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("the certificate cannot be used: " + e.getMessage(), e);
    }
  }

  private String algorithm() {
    return switch (key.getAlgorithm().toUpperCase(Locale.ROOT)) {
      case "EC", "ECDSA" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> key.getAlgorithm(); // Ed25519 is called like its signatures.
    };
  }

  @Override
  public String toString() {
    return "Identity[%s]".formatted(certificate().getSubjectX500Principal());
  }
}
