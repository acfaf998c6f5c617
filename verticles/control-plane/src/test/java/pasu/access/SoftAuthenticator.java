package pasu.access;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import pasu.protocol.PasskeyMessage.Challenge;

/**
 * An authenticator and the browser before it, of one passkey; written from the specification
 * (WebAuthn, level 3), without the library it is to test. Says whatever a test wants it to say.
 */
final class SoftAuthenticator {

  private static final int USER_PRESENT = 0x01;
  private static final int USER_VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;
  private static final int COORDINATE = 32;

  final byte[] id;
  String origin = "https://pasu.example";
  String host = "pasu.example";
  int flags = USER_PRESENT | USER_VERIFIED;
  int counter = 1;
  private String handle = "";
  private final KeyPair keys = keys();

  SoftAuthenticator() {
    this("a passkey of nobody else".getBytes(StandardCharsets.UTF_8));
  }

  SoftAuthenticator(byte[] id) {
    this.id = id;
  }

  /** What the browser says of a new passkey. */
  JsonObject make(Challenge challenge) {
    handle = String.valueOf(challenge.handle());
    byte[] attested = bytes(new byte[16], u16(id.length), id, publicKey());
    byte[] said = bytes(authenticatorData(flags | ATTESTED), attested);
    byte[] object =
        bytes(
            hex("a3"),
            text("fmt"),
            text("none"),
            text("attStmt"),
            hex("a0"),
            text("authData"),
            hex("59"),
            u16(said.length),
            said);
    return credential(
        new JsonObject()
            .put("clientDataJSON", base64(client("webauthn.create", challenge)))
            .put("attestationObject", base64(object)));
  }

  /** What the browser says of a signature. */
  JsonObject sign(Challenge challenge) {
    byte[] client = client("webauthn.get", challenge);
    byte[] said = authenticatorData(flags);
    return credential(
        new JsonObject()
            .put("clientDataJSON", base64(client))
            .put("authenticatorData", base64(said))
            .put("signature", base64(signature(bytes(said, sha256(client)))))
            .put("userHandle", handle));
  }

  /** Has it tell another user's handle from now on. */
  void mistakeUser() {
    handle = base64("somebody else".getBytes(StandardCharsets.UTF_8));
  }

  private JsonObject credential(JsonObject response) {
    return new JsonObject()
        .put("id", base64(id))
        .put("rawId", base64(id))
        .put("type", "public-key")
        .put("clientExtensionResults", new JsonObject())
        .put("response", response);
  }

  private byte[] client(String type, Challenge challenge) {
    return new JsonObject()
        .put("type", type)
        .put("challenge", challenge.challenge())
        .put("origin", origin)
        .put("crossOrigin", false)
        .encode()
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] authenticatorData(int says) {
    byte[] name = sha256(host.getBytes(StandardCharsets.UTF_8));
    byte[] count = ByteBuffer.allocate(Integer.BYTES).putInt(counter).array();
    return bytes(name, new byte[] {(byte) says}, count);
  }

  /** A COSE key of five entries: EC2, ES256, P-256, x, y (RFC 9053, section 7.1.1). */
  private byte[] publicKey() {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    return bytes(
        hex("a5010203262001215820"),
        coordinate(key.getW().getAffineX().toByteArray()),
        hex("225820"),
        coordinate(key.getW().getAffineY().toByteArray()));
  }

  private static byte[] coordinate(byte[] number) {
    byte[] padded = bytes(new byte[COORDINATE], number);
    return Arrays.copyOfRange(padded, padded.length - COORDINATE, padded.length);
  }

  private byte[] signature(byte[] signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(signed);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text of at most 23 bytes in CBOR. */
  private static byte[] text(String text) {
    return bytes(new byte[] {(byte) (0x60 + text.length())}, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] u16(int number) {
    return ByteBuffer.allocate(Short.BYTES).putShort((short) number).array();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] bytes(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
