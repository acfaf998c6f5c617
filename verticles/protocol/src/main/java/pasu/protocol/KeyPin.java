package pasu.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * By which a server's key is known: the SHA-256 of its certificate's public key (RFC 7469, section
 * 2.4), written {@code sha256/…} in Base64. A certificate may be renewed under the same key.
 */
public record KeyPin(String text) {

  private static final String PREFIX = "sha256/";
  private static final int BYTES = 32;

  @JsonCreator
  public KeyPin {
    if (!text.startsWith(PREFIX) || hash(text).length != BYTES) {
      throw new IllegalArgumentException(
          "a pin is sha256/ and 32 bytes in Base64, but this is \"%s\"".formatted(text));
    }
  }

  public static KeyPin of(X509Certificate certificate) {
    try {
      byte[] key = certificate.getPublicKey().getEncoded(); // A SubjectPublicKeyInfo.
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return new KeyPin(PREFIX + Base64.getEncoder().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @JsonValue
  @Override
  public String text() {
    return text;
  }

  /** Its first bits, in symbols that people can type. */
  String symbols(int count) {
    return Crockford.encode(hash(text), count);
  }

  private static byte[] hash(String text) {
    return Base64.getDecoder().decode(text.substring(PREFIX.length()));
  }
}
