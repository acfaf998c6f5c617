package pasu.protocol.clip;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4): of a frame, and of a clip over the digests of its frames in order. */
public final class ClipDigest {

  private ClipDigest() {}

  public static byte[] ofFrame(byte[] jpeg) {
    return start().digest(jpeg);
  }

  /** To be fed with the digests of the frames in order. */
  public static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
