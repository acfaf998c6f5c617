package pasu.protocol.frame;

import java.util.function.IntFunction;

/** The keys that datagrams leave under, and how many did. Confined to one thread (ADR 17). */
final class SealingKeys {

  /** AES-GCM's confidentiality limit, RFC 9001, section 6.6; ChaCha20-Poly1305 has none. */
  static final long MAX_PACKETS = 1 << 23;

  private final IntFunction<Aead> derivation;
  private Aead current;
  private int epoch;
  private long sealed;

  SealingKeys(IntFunction<Aead> derivation) {
    this.derivation = derivation;
    this.current = derivation.apply(0);
  }

  Aead next() {
    sealed++;
    return current;
  }

  int epoch() {
    return epoch;
  }

  /** Counts what was sealed under the keys in use. */
  long sealed() {
    return sealed;
  }

  /** Whether the keys in use may seal nothing more. */
  boolean areSpent() {
    return sealed >= MAX_PACKETS;
  }

  /** Puts the keys of another key epoch in use; never those of an older one. */
  void moveTo(int keyEpoch) {
    if (keyEpoch > epoch) {
      current = derivation.apply(keyEpoch);
      epoch = keyEpoch;
      sealed = 0;
    }
  }
}
