package pasu.protocol.frame;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import pasu.protocol.Suite;

/**
 * One direction's cipher: nonce = prefix XOR packet number, the header is authenticated in clear.
 * Not thread-safe.
 */
final class Aead {

  static final int NONCE_BYTES = 12;

  private final Cipher cipher;
  private final int mode;
  private final Suite suite;
  private final SecretKey key;
  private final byte[] prefix;
  private final byte[] nonce = new byte[NONCE_BYTES];

  Aead(int mode, Suite suite, SecretKey key, byte[] prefix) {
    this.mode = mode;
    this.suite = suite;
    this.key = key;
    this.prefix = prefix;
    this.cipher = cipher(suite);
  }

  /**
   * Seals or opens a body.
   *
   * @return the bytes written to {@code out}
   * @throws GeneralSecurityException when it is not authentic
   */
  int apply(long number, byte[] datagram, int at, int length, byte[] out, int outAt)
      throws GeneralSecurityException {
    initialise(number);
    cipher.updateAAD(datagram, at, Datagram.HEADER_BYTES);
    int bodyAt = at + Datagram.HEADER_BYTES;
    return cipher.doFinal(datagram, bodyAt, length - Datagram.HEADER_BYTES, out, outAt);
  }

  private void initialise(long number) throws GeneralSecurityException {
    System.arraycopy(prefix, 0, nonce, 0, NONCE_BYTES);
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[NONCE_BYTES - 1 - i] ^= (byte) (number >>> (8 * i));
    }
    cipher.init(mode, key, parameters());
  }

  private AlgorithmParameterSpec parameters() {
    return switch (suite) {
      case AES_128_GCM -> new GCMParameterSpec(8 * Datagram.TAG_BYTES, nonce);
      case CHACHA20_POLY1305 -> new IvParameterSpec(nonce);
    };
  }

  private static Cipher cipher(Suite suite) {
    try {
      return Cipher.getInstance(
          switch (suite) {
            case AES_128_GCM -> "AES/GCM/NoPadding";
            case CHACHA20_POLY1305 -> "ChaCha20-Poly1305";
          });
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + suite, e);
    }
  }
}
