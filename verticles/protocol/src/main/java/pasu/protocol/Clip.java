package pasu.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * What is stored for a detection, as everybody sees it.
 *
 * @param id 32 hex digits, random: knowing one tells nothing about another
 * @param importance the camera's, 1 to 5, when it was detected
 * @param detectedAt the sensor's time
 * @param startedAt capture time of the first frame, hence before the detection
 * @param durationMs from the first frame to the end of the last, as far as recorded
 * @param frames how many are stored
 * @param missing how many were captured but are not stored; 0 while recording
 * @param bytes of the stored frames
 */
public record Clip(
    String id,
    String camera,
    String site,
    int importance,
    Cause cause,
    Instant detectedAt,
    Instant startedAt,
    long durationMs,
    int frames,
    int missing,
    State state,
    long bytes,
    boolean pinned) {

  /** Where a clip is on its way. */
  public enum State {
    /** Frames still come in. */
    @JsonProperty("recording")
    RECORDING,
    /** All frames are durable; the MP4 is being made. */
    @JsonProperty("finishing")
    FINISHING,
    /** Complete, with its MP4. */
    @JsonProperty("ready")
    READY,
    /** Finished, but frames are missing or the MP4 could not be made. */
    @JsonProperty("incomplete")
    INCOMPLETE
  }

  public Clip {
    Checks.clipId(id);
    Checks.name("camera", camera);
    Checks.name("site", site);
    Checks.range("importance", importance, 1, 5);
    Checks.range("durationMs", durationMs, 0, Long.MAX_VALUE);
    Checks.range("frames", frames, 0, Integer.MAX_VALUE);
    Checks.range("missing", missing, 0, Integer.MAX_VALUE);
    Checks.range("bytes", bytes, 0, Long.MAX_VALUE);
  }

  public Clip withPinned(boolean now) {
    return with(state, durationMs, frames, missing, bytes, now);
  }

  public Clip withState(State newer) {
    return with(newer, durationMs, frames, missing, bytes, pinned);
  }

  /**
   * The same with what was found stored, and missing, of it.
   *
   * @param newer the state this puts it in
   */
  public Clip measured(State newer, long newDurationMs, int stored, int lost, long storedBytes) {
    return with(newer, newDurationMs, stored, lost, storedBytes, pinned);
  }

  private Clip with(
      State newer, long newDurationMs, int stored, int lost, long storedBytes, boolean isPinned) {
    return new Clip(
        id,
        camera,
        site,
        importance,
        cause,
        detectedAt,
        startedAt,
        newDurationMs,
        stored,
        lost,
        newer,
        storedBytes,
        isPinned);
  }
}
