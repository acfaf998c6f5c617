package pasu.protocol;

/**
 * How the datagrams of a stream are encrypted and authenticated.
 *
 * <p>Both are in RFC 8446's sense AEADs with a 12-byte nonce and a 16-byte tag; which is faster
 * depends on whether the edge's processor has AES instructions.
 */
public enum Suite {
  /** AES with a 128-bit key in Galois/counter mode, NIST SP 800-38D. */
  AES_128_GCM,
  /** RFC 8439. */
  CHACHA20_POLY1305
}
