package pasu.edge.picture;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.camera.Picture;
import pasu.edge.time.Micros;
import pasu.media.Jpeg;
import pasu.protocol.Sentence;
import pasu.protocol.frame.Frame;

/**
 * Lets only those pictures through that can be sent, stored and played. What it refuses gets no
 * frame number, so the numbers have no gap. Thread-safe.
 */
public final class PictureGate {

  /** How far a capture time may be from this machine's clock. */
  static final Duration FARTHEST = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(PictureGate.class);
  private static final Duration LOG_PAUSE = Duration.ofMinutes(1);

  private final String camera;
  private final InstantSource clock;
  private @Nullable Long admittedMicros;
  private @Nullable Instant loggedAt;
  private long refused;

  public PictureGate(String camera, InstantSource clock) {
    this.camera = camera;
    this.clock = clock;
  }

  /** Says in a sentence why a picture may not pass; empty when it may. */
  synchronized Optional<Sentence> refuse(Picture picture) {
    Instant now = clock.instant();
    Optional<Sentence> why = fault(picture, now);
    if (why.isPresent()) {
      refused++;
      logNowAndThen(why.get().text(), now);
      String text = "%s (%d refused so far)".formatted(why.get().text(), refused);
      return Optional.of(new Sentence(text, why.get().wording()));
    }
    admittedMicros = picture.captureMicros();
    return why;
  }

  /** How many pictures did not pass since the edge started. */
  synchronized long refused() {
    return refused;
  }

  private Optional<Sentence> fault(Picture picture, Instant now) {
    int bytes = picture.jpeg().length;
    if (bytes == 0 || bytes > Frame.MAX_BYTES) {
      return Optional.of(
          Sentence.of(
              "picture-large",
              "a picture has {bytes} bytes, but may have 1 to {most}; choose a lower resolution",
              bytes,
              Frame.MAX_BYTES));
    }
    if (!Jpeg.isWhole(picture.jpeg())) {
      return Optional.of(
          Sentence.of(
              "picture-broken",
              "a picture of {bytes} bytes is no whole JPEG; check cable and camera",
              bytes));
    }
    return timeFault(picture.captureMicros(), now);
  }

  private Optional<Sentence> timeFault(long captured, Instant now) {
    if (captured < 0 || (isFarFrom(now, captured) && !isNext(captured))) {
      return Optional.of(
          Sentence.of(
              "picture-of-another-time",
              "a picture says it was captured at {captured} us, but it is {now} us; set both"
                  + " clocks",
              captured,
              Micros.of(now)));
    }
    Long before = admittedMicros;
    if (before != null && captured < before && before <= Micros.of(now)) {
      return Optional.of(
          Sentence.of(
              "picture-before-another",
              "a picture was captured {behind} us before the one before it; check the camera's"
                  + " clock",
              before - captured));
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
