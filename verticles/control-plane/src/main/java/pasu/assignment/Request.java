package pasu.assignment;

import io.vertx.core.Promise;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Grant;

/**
 * A wish for a lease, and who waits for it.
 *
 * @param detected the clip to record; null for live only
 * @param since when it was first asked, which decides whose turn it is
 * @param askedAt when it was last asked, which decides how long it still waits
 */
record Request(
    String camera,
    @Nullable Detected detected,
    Standing standing,
    Instant since,
    Instant askedAt,
    Promise<Grant> answer) {

  /** Clips before viewers, then the most important camera, then whoever waits longest. */
  static final Comparator<Request> BY_TURN =
      Comparator.comparing((Request request) -> request.detected() == null)
          .thenComparingInt(request -> -request.standing().importance())
          .thenComparing(Request::since);

  Request waitingSince(Instant earlier) {
    return new Request(camera, detected, standing, earlier, askedAt, answer);
  }

  /** Whether both are the same wish, asked again. */
  boolean isSameWish(Request other) {
    return camera.equals(other.camera) && clip().equals(other.clip());
  }

  private String clip() {
    return detected == null ? "" : detected.clip();
  }
}
