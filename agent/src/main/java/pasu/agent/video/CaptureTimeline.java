package pasu.agent.video;

import java.util.Arrays;
import java.util.List;

/**
 * When each frame of a clip is shown: at the time it was captured, counted from the first. Always
 * grows, even where the camera's clock was set back.
 */
final class CaptureTimeline {

  private static final long DEFAULT_INTERVAL_MICROS = 66_667;

  private final long intervalMicros;
  private long lastCaptureMicros;
  private long atMicros;

  /**
   * Prepares for these capture times.
   *
   * @param captureMicros at least one, in the order of the frames
   */
  CaptureTimeline(List<Long> captureMicros) {
    intervalMicros = usualInterval(captureMicros);
    lastCaptureMicros = captureMicros.getFirst() - intervalMicros;
    atMicros = -intervalMicros;
  }

  /** The distance that half of the frames do not exceed. */
  private static long usualInterval(List<Long> captureMicros) {
    long[] distances = new long[captureMicros.size() - 1];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = captureMicros.get(i + 1) - captureMicros.get(i);
    }
    Arrays.sort(distances);
    long median = distances.length == 0 ? 0 : distances[distances.length / 2];
    return median > 0 ? median : DEFAULT_INTERVAL_MICROS;
  }

  long intervalMicros() {
    return intervalMicros;
  }

  /** When the next frame is shown. */
  long next(long captureMicros) {
    long distance = captureMicros - lastCaptureMicros;
    atMicros += distance > 0 ? distance : intervalMicros;
    lastCaptureMicros = captureMicros;
    return atMicros;
  }
}
