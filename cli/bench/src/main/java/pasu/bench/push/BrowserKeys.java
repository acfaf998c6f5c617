package pasu.bench.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What a browser made for one subscription, and how it reads what is pushed (RFC 8291). */
final class BrowserKeys {

  private static final int SALT_BYTES = 16;
  private static final int TAG_BITS = 128;
  private static final byte LAST_RECORD = 2;

  private final KeyPair pair;
  private final byte[] auth;

  BrowserKeys(KeyPair pair, byte[] auth) {
    this.pair = pair;
    this.auth = auth.clone();
  }

  static BrowserKeys draw() throws GeneralSecurityException {
    byte[] auth = new byte[16];
    new SecureRandom().nextBytes(auth);
    return new BrowserKeys(Curve.draw(), auth);
  }

  String p256dh() {
    return base64(own());
  }

  String auth() {
    return base64(auth);
  }

  /**
   * Decrypts a body of the content coding aes128gcm in one record (RFC 8188, section 2).
   *
   * @throws GeneralSecurityException when it is not one for this browser
   */
  String decrypt(byte[] body) throws GeneralSecurityException {
    ByteBuffer in = ByteBuffer.wrap(body);
    byte[] salt = take(in, SALT_BYTES);
    int recordBytes = ByteBuffer.wrap(take(in, Integer.BYTES)).getInt();
    byte[] sender = take(in, Byte.toUnsignedInt(take(in, 1)[0]));
    byte[] record = take(in, in.remaining());
    if (record.length > recordBytes) {
      throw new GeneralSecurityException("a push is one record, but this is more");
    }
    SecretKey secret = hkdf(auth, agree(sender), info(sender), 32);
    byte[] plain = open(record, hkdf(salt, secret, "aes128gcm", 16), nonce(salt, secret));
    return new String(withoutPadding(plain), StandardCharsets.UTF_8);
  }

  private SecretKey agree(byte[] sender) throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(pair.getPrivate());
    agreement.doPhase(Curve.publicKey(sender), true);
    return new SecretKeySpec(agreement.generateSecret(), "Generic");
  }

  private byte[] info(byte[] sender) {
    byte[] name = "WebPush: info\0".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(name.length + 2 * Curve.POINT_BYTES)
        .put(name)
        .put(own())
        .put(sender)
        .array();
  }

  private byte[] own() {
    return Curve.point((ECPublicKey) pair.getPublic());
  }

  private static byte[] nonce(byte[] salt, SecretKey secret) throws GeneralSecurityException {
    return hkdf(salt, secret, "nonce", 12).getEncoded();
  }

  private static SecretKey hkdf(byte[] salt, SecretKey secret, String use, int bytes)
      throws GeneralSecurityException {
    String info = "Content-Encoding: %s\0".formatted(use);
    return hkdf(salt, secret, info.getBytes(StandardCharsets.US_ASCII), bytes);
  }

  private static SecretKey hkdf(byte[] salt, SecretKey secret, byte[] info, int bytes)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveKey(
            "AES",
            HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(secret).thenExpand(info, bytes));
  }

  private static byte[] open(byte[] sealed, SecretKey key, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher.doFinal(sealed);
  }

  private static byte[] withoutPadding(byte[] plain) throws GeneralSecurityException {
    int end = plain.length - 1;
    while (end >= 0 && plain[end] == 0) {
      end--;
    }
    if (end < 0 || plain[end] != LAST_RECORD) {
      throw new GeneralSecurityException("the padding of a last record begins with 2");
    }
    return Arrays.copyOf(plain, end);
  }

  private static byte[] take(ByteBuffer in, int bytes) throws GeneralSecurityException {
    if (in.remaining() < bytes) {
      throw new GeneralSecurityException("the body ends too early");
    }
    byte[] taken = new byte[bytes];
    in.get(taken);
    return taken;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
