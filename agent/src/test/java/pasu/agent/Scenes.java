package pasu.agent;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import pasu.protocol.Cause;
import pasu.protocol.FrameRange;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;

/** Frames, clips and leases for tests; the same arguments give the same bytes. */
public final class Scenes {

  public static final String CLIP = "0123456789abcdef0123456789abcdef";
  public static final int CLIP_NUMBER = 7;
  public static final long FIRST = 100;

  /** Capture time of frame 0; ten frames come each second. */
  public static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  private static final long INTERVAL_MICROS = 100_000;

  private Scenes() {}

  public static Frame frame(long number) {
    byte[] jpeg = new byte[1_000 + (int) (number % 7)];
    new Random(number).nextBytes(jpeg);
    return new Frame(number, micros(number), jpeg);
  }

  public static Manifest manifest(int clipNumber, long first, long last) {
    MessageDigest digest = sha256();
    for (long number = first; number <= last; number++) {
      digest.update(sha256().digest(frame(number).jpeg()));
    }
    return new Manifest(clipNumber, new FrameRange(first, last), digest.digest());
  }

  public static Terms terms(String camera, long epoch) {
    return new Terms(
        camera,
        "home",
        3,
        epoch,
        Suite.AES_128_GCM,
        Secret.random(new Random(epoch)),
        epoch,
        10_000);
  }

  /** A clip that begins with frame {@link #FIRST}, and whose sensor fired five frames later. */
  public static Detected detected(String camera) {
    return detected(camera, CLIP, CLIP_NUMBER);
  }

  public static Detected detected(String camera, String clip, int clipNumber) {
    return new Detected(
        camera, clip, clipNumber, FIRST, time(FIRST), time(FIRST + 5), Cause.MANUAL, null);
  }

  public static Instant time(long number) {
    return START.plus(number * INTERVAL_MICROS, ChronoUnit.MICROS);
  }

  private static long micros(long number) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time(number));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
