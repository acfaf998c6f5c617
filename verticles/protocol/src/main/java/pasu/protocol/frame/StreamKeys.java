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
 * What both ends derive from a lease: per direction and key epoch a key and a nonce prefix, by
 * HKDF-SHA256.
 *
 * <p>The agent's session id is mixed in, so that an agent which opens the same lease again, and
 * counts packets from 0 again, never uses a nonce twice.
 */
public final class StreamKeys {

  private static final byte[] SALT = ascii("pasu datagrams version 1");

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
    SealingKeys under = new SealingKeys(epoch -> aead(Cipher.ENCRYPT_MODE, direction, epoch));
    return new Sealer(under, session(direction), firstNumber);
  }

  /** The receiving end of a direction. */
  public Opener opener(Direction direction) {
    OpeningKeys under = new OpeningKeys(epoch -> aead(Cipher.DECRYPT_MODE, direction, epoch));
    return new Opener(under, session(direction));
  }

  private long session(Direction direction) {
    return switch (direction) {
      case EDGE_TO_AGENT -> agentSession;
      case AGENT_TO_EDGE -> terms.edgeSession();
    };
  }

  private Aead aead(int mode, Direction direction, int keyEpoch) {
    try {
      KDF hkdf = KDF.getInstance("HKDF-SHA256");
      SecretKey key = hkdf.deriveKey(cipherName(), expand("key", direction, keyEpoch, keyBytes()));
      byte[] prefix = hkdf.deriveData(expand("nonce", direction, keyEpoch, Aead.NONCE_BYTES));
      return new Aead(mode, terms.suite(), key, prefix);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot derive keys by HKDF-SHA256", e);
    }
  }

  private AlgorithmParameterSpec expand(String what, Direction direction, int keyEpoch, int bytes) {
    return HKDFParameterSpec.ofExtract()
        .addSalt(SALT)
        .addIKM(terms.secret().bytes())
        .thenExpand(info(what, direction, keyEpoch), bytes);
  }

  /** The words, then the epoch (8 bytes), both session ids (4 each) and the key epoch (1). */
  private byte[] info(String what, Direction direction, int keyEpoch) {
    byte[] words = ascii("pasu " + direction.name().toLowerCase(Locale.ROOT) + " " + what + " ");
    return ByteBuffer.allocate(words.length + 17)
        .put(words)
        .putLong(terms.epoch())
        .putInt((int) agentSession)
        .putInt((int) terms.edgeSession())
        .put((byte) keyEpoch)
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
