package pasu.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Refusal;

/**
 * Passwords as Argon2id hashes (RFC 9106), with the parameters OWASP names first: 19 MiB, two
 * passes, one lane. Kept as PHC strings, so that stronger ones may come later.
 *
 * <p>Thread-safe. Two are hashed at a time, so memory is bounded whoever tries what.
 */
final class Passwords {

  static final int SHORTEST = 10;
  static final int LONGEST = 128;
  static final int AT_A_TIME = 2;

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int PATIENCE_SECONDS = 5;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=1\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private final RandomGenerator random;
  private final Semaphore room = new Semaphore(AT_A_TIME);
  private final String nobodys;

  /**
   * Creates it; takes as long as hashing a password.
   *
   * @param random a cryptographically strong source
   */
  Passwords(RandomGenerator random) {
    this.random = random;
    this.nobodys = hash(Token.random(random));
  }

  /**
   * Whether it is the one of which this was stored. Does the same work when nothing is stored, lest
   * its duration tells which names exist, and when the password is longer than any that is stored.
   *
   * @throws Refusal 503 when too many are tried at once
   */
  boolean matches(String password, @Nullable String stored) {
    boolean isTooLong = password.length() > LONGEST;
    Matcher phc = PHC.matcher(stored == null ? nobodys : stored);
    if (!phc.matches()) {
      throw new IllegalStateException("a stored password is no Argon2id hash");
    }
    byte[] known = Base64.getDecoder().decode(phc.group(4));
    byte[] tried =
        argon2(
            isTooLong ? "" : password,
            Base64.getDecoder().decode(phc.group(3)),
            Integer.parseInt(phc.group(1)),
            Integer.parseInt(phc.group(2)));
    return MessageDigest.isEqual(known, tried) && stored != null && !isTooLong;
  }

  /** What may be stored of it. */
  String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = argon2(password, salt, MEMORY_KIB, PASSES);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(MEMORY_KIB, PASSES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /**
   * Refuses with 400 what is too easily guessed, or too long to be honest.
   *
   * @return the password
   */
  static String checked(String password) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw Refusal.badRequest(
          "password-length",
          "a password must be {shortest} to {longest} characters, but this one has {length};"
              + " several words do well",
          SHORTEST,
          LONGEST,
          password.length());
    }
    return password;
  }

  private byte[] argon2(String password, byte[] salt, int memoryKib, int passes) {
    enter();
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memoryKib)
              .withIterations(passes)
              .withParallelism(1)
              .withSalt(salt)
              .build());
      byte[] hash = new byte[HASH_BYTES];
      generator.generateBytes(bytes(password), hash);
      return hash;
    } finally {
      room.release();
    }
  }

  /** Composed (RFC 8265), as keyboards differ in how they write the same. */
  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
  }

  private void enter() {
    try {
      if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw Refusal.unavailable(
            "too-many-passwords", "too many passwords are tried at once; try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.unavailable("pasu-closing", "Pasu is closing");
    }
  }
}
