package pasu.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** 32 bytes nobody else may see: readable on the bus, never in a log. */
public final class Secret {

  private static final int BYTES = 32;

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Draws a new one.
   *
   * @param random a cryptographically strong source
   */
  public static Secret random(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(bytes);
  }

  /** Reads the Base64 form. */
  @JsonCreator
  public static Secret of(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "a secret is %d bytes, but this one is %d".formatted(BYTES, bytes.length));
    }
    return new Secret(bytes);
  }

  @JsonValue
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && Arrays.equals(bytes, secret.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
