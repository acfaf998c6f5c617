package pasu.edge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.camera.Picture;
import pasu.media.Jpeg;
import pasu.protocol.frame.Frame;

/**
 * Lets only those pictures through that can be sent, stored and played. What it refuses gets no
 * frame number, so the numbers have no gap. Thread-safe.
 */
final class PictureGate {

  /** How far a capture time may be from this machine's clock. */
  static final Duration FARTHEST = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(PictureGate.class);
  private static final Duration LOG_PAUSE = Duration.ofMinutes(1);

  private final String camera;
  private final InstantSource clock;
  private @Nullable Long admittedMicros;
  private @Nullable Instant loggedAt;
  private long refused;

  PictureGate(String camera, InstantSource clock) {
    this.camera = camera;
    this.clock = clock;
  }

  /** Says in a sentence why a picture may not pass; empty when it may. */
  synchronized Optional<String> refuse(Picture picture) {
    Instant now = clock.instant();
    Optional<String> why = fault(picture, now);
    if (why.isPresent()) {
      refused++;
      logNowAndThen(why.get(), now);
      return Optional.of("%s (%d refused so far)".formatted(why.get(), refused));
    }
    admittedMicros = picture.captureMicros();
    return why;
  }

  /** How many pictures did not pass since the edge started. */
  synchronized long refused() {
    return refused;
  }

  private Optional<String> fault(Picture picture, Instant now) {
    int bytes = picture.jpeg().length;
    if (bytes == 0 || bytes > Frame.MAX_BYTES) {
      return Optional.of(
          "a picture has %d bytes, but may have 1 to %d; choose a lower resolution"
              .formatted(bytes, Frame.MAX_BYTES));
    }
    if (!Jpeg.isWhole(picture.jpeg())) {
      return Optional.of(
          "a picture of %d bytes is no whole JPEG; check cable and camera".formatted(bytes));
    }
    return timeFault(picture.captureMicros(), now);
  }

  private Optional<String> timeFault(long captured, Instant now) {
    if (captured < 0 || (isFarFrom(now, captured) && !isNext(captured))) {
      return Optional.of(
          "a picture says it was captured at %d us, but it is %d us; set both clocks"
              .formatted(captured, Micros.of(now)));
    }
    Long before = admittedMicros;
    if (before != null && captured < before && before <= Micros.of(now)) {
      return Optional.of(
          "a picture was captured %d us before the one before it; check the camera's clock"
              .formatted(before - captured));
    }
    return Optional.empty(); // Where the one before is of the future, the clock was set back.
  }

  private static boolean isFarFrom(Instant now, long captured) {
    return Math.abs(captured - Micros.of(now)) > Micros.of(FARTHEST);
  }

  /** Cameras go on with their own time when this machine's clock is set back. */
  private boolean isNext(long captured) {
    Long before = admittedMicros;
    return before != null && captured >= before && captured - before < Micros.of(FARTHEST);
  }

  private void logNowAndThen(String why, Instant now) {
    if (loggedAt == null || Duration.between(loggedAt, now).abs().compareTo(LOG_PAUSE) >= 0) {
      loggedAt = now;
      log.warn("picture refused camera={} refused={} error=\"{}\"", camera, refused, why);
    }
  }
}
