package pasu.protocol.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;

/**
 * What both ends derive from a lease: per direction a key and a nonce prefix, by HKDF-SHA256.
 *
 * <p>The agent's session id is mixed in, so that an agent which opens the same lease again, and
 * counts packets from 0 again, never uses a nonce twice.
 */
public final class StreamKeys {

  private static final byte[] SALT = ascii("pasu datagrams version 1");

  /** Counts re-keyings within a lease. */
  private static final int KEY_EPOCH = 0;

  private final Terms terms;
  private final long agentSession;

  private StreamKeys(Terms terms, long agentSession) {
    this.terms = terms;
    this.agentSession = agentSession;
  }

  /**
   * Derives the keys of a lease.
   *
   * @param agentSession names the agent's end, 32 bits
   */
  public static StreamKeys of(Terms terms, long agentSession) {
    return new StreamKeys(terms, agentSession);
  }

  /**
   * The sending end of a direction.
   *
   * @param firstNumber of its packets; under the same keys no two sealers may meet
   */
  public Sealer sealer(Direction direction, long firstNumber) {
    return new Sealer(
        aead(Cipher.ENCRYPT_MODE, direction), session(direction), KEY_EPOCH, firstNumber);
  }

  /** The receiving end of a direction. */
  public Opener opener(Direction direction) {
    return new Opener(aead(Cipher.DECRYPT_MODE, direction), session(direction), KEY_EPOCH);
  }

  private long session(Direction direction) {
    return switch (direction) {
      case EDGE_TO_AGENT -> agentSession;
      case AGENT_TO_EDGE -> terms.edgeSession();
    };
  }

  private Aead aead(int mode, Direction direction) {
    try {
      KDF hkdf = KDF.getInstance("HKDF-SHA256");
      SecretKey key = hkdf.deriveKey(cipherName(), expand("key", direction, keyBytes()));
      byte[] prefix = hkdf.deriveData(expand("nonce", direction, Aead.NONCE_BYTES));
      return new Aead(mode, terms.suite(), key, prefix);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot derive keys by HKDF-SHA256", e);
    }
  }

  private AlgorithmParameterSpec expand(String what, Direction direction, int bytes) {
    return HKDFParameterSpec.ofExtract()
        .addSalt(SALT)
        .addIKM(terms.secret().bytes())
        .thenExpand(info(what, direction), bytes);
  }

  /** The words, then the epoch (8 bytes), both session ids (4 each) and the key epoch (1). */
  private byte[] info(String what, Direction direction) {
    byte[] words = ascii("pasu " + direction.name().toLowerCase(Locale.ROOT) + " " + what + " ");
    return ByteBuffer.allocate(words.length + 17)
        .put(words)
        .putLong(terms.epoch())
        .putInt((int) agentSession)
        .putInt((int) terms.edgeSession())
        .put((byte) KEY_EPOCH)
        .array();
  }

  private int keyBytes() {
    return terms.suite() == Suite.AES_128_GCM ? 16 : 32;
  }

  private String cipherName() {
    return terms.suite() == Suite.AES_128_GCM ? "AES" : "ChaCha20";
  }

  private static byte[] ascii(String words) {
    return words.getBytes(StandardCharsets.US_ASCII);
  }
}
