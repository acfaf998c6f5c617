package pasu.notification.push;

import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.jwt.VAPIDJWTParam;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import pasu.database.Transaction;

/**
 * The key by which push services know us (RFC 8292): made once, kept in SQL, because every
 * subscription is bound to it and every control plane needs it (ADR 33). Thread-safe.
 */
final class SigningKey {

  private static final String NAME = "vapid";

  /** Below the 24 hours that services accept, and used for half of it. */
  private static final Duration GOOD_FOR = Duration.ofHours(12);

  private static final int TOPIC_BYTES = 24; // 32 characters, the most a topic may have.

  /** The proof for one service. */
  private record Proof(String header, String contact, Instant renewAt) {}

  private final VAPIDKeyPair pair;
  private final byte[] privateKey;
  private final Map<String, Proof> proofs = new ConcurrentHashMap<>();

  private SigningKey(byte[] publicKey, byte[] privateKey) {
    this.privateKey = privateKey;
    pair =
        VAPIDKeyPairs.of(
            PrivateKeySources.ofPKCS8Bytes(privateKey),
            PublicKeySources.ofUncompressedBytes(publicKey));
  }

  /** The key there is, or a new one. */
  static SigningKey load(Transaction transaction) throws SQLException {
    if (transaction.first("select 1 from push_key where name = ?", _ -> 1, NAME).isEmpty()) {
      insert(transaction);
    }
    return transaction
        .first(
            "select public_key, private_key from push_key where name = ?",
            row -> new SigningKey(decode(row.getString(1)), decode(row.getString(2))),
            NAME)
        .orElseThrow();
  }

  private static void insert(Transaction transaction) throws SQLException {
    KeyPair made = make();
    VAPIDKeyPair pair =
        VAPIDKeyPairs.of(
            PrivateKeySources.ofPKCS8Bytes(made.getPrivate().getEncoded()),
            PublicKeySources.ofECPublicKey((ECPublicKey) made.getPublic()));
    transaction.update(
        "insert into push_key (name, public_key, private_key) values (?, ?, ?)"
            + " on conflict do nothing",
        NAME,
        encode(pair.extractPublicKeyInUncompressedForm()),
        encode(made.getPrivate().getEncoded()));
  }

  private static KeyPair make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }

  /** The public half, as browsers want it. */
  String publicKey() {
    return encode(pair.extractPublicKeyInUncompressedForm());
  }

  /**
   * The header that proves to a push service who we are.
   *
   * @param contact where its operators reach ours: {@code mailto:} or {@code https:}
   */
  String authorization(URI endpoint, String contact, Instant now) {
    String origin = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
    return proofs
        .compute(
            origin,
            (_, known) ->
                known != null && known.contact().equals(contact) && now.isBefore(known.renewAt())
                    ? known
                    : prove(endpoint, contact, now))
        .header();
  }

  private Proof prove(URI endpoint, String contact, Instant now) {
    VAPIDJWTParam claims =
        VAPIDJWTParam.getBuilder()
            .resourceURLString(endpoint.toString())
            .expirationTime(now.plus(GOOD_FOR))
            .subject(contact)
            .build();
    return new Proof(
        pair.generateAuthorizationHeaderValue(claims), contact, now.plus(GOOD_FOR.dividedBy(2)));
  }

  /** A name for a subject that says nothing of it to a push service (RFC 8030, section 5.4). */
  String topic(String subject) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(privateKey, mac.getAlgorithm()));
      byte[] hash = mac.doFinal(subject.getBytes(StandardCharsets.UTF_8));
      return encode(Arrays.copyOf(hash, TOPIC_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
