package pasu.agent.clip;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import pasu.protocol.Clip;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.clip.ClipFolder;

/** What is to be recorded, and under which lease. */
public record ClipOrder(Terms terms, Detected detected) {

  public ClipOrder {
    if (!terms.camera().equals(detected.camera())) {
      throw new IllegalArgumentException(
          "the lease is of camera %s, but the detection of %s"
              .formatted(terms.camera(), detected.camera()));
    }
  }

  public String id() {
    return detected.clip();
  }

  public int number() {
    return detected.clipNumber();
  }

  long epoch() {
    return terms.epoch();
  }

  Fence fence(ClipFolder folder) {
    return new Fence(folder, terms.camera(), terms.epoch());
  }

  long detectedMicros() {
    return micros(detected.detectedAt());
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** The clip before its first frame. */
  Clip clip() {
    return new Clip(
        id(),
        terms.camera(),
        terms.site(),
        terms.importance(),
        detected.cause(),
        detected.detectedAt(),
        detected.startedAt(),
        0,
        0,
        0,
        Clip.State.RECORDING,
        0,
        false);
  }
}
