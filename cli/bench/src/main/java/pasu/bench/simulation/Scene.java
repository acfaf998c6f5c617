package pasu.bench.simulation;

import java.time.Duration;
import pasu.bench.relay.Badness;

/**
 * What is simulated: a camera that streams for a while over a network.
 *
 * @param preRoll how much is offered at once at the beginning; frames without a clip have none
 * @param isClip whether the frames belong to a clip, or only viewers want them
 * @param network at first
 * @param seed of pictures and network
 */
public record Scene(Duration preRoll, Duration length, boolean isClip, Badness network, long seed) {

  static final int FRAMES_PER_SECOND = 15;
  static final long FRAME_NANOS = 1_000_000_000L / FRAMES_PER_SECOND;
  static final int MIN_FRAME_BYTES = 45_000;
  static final int MAX_FRAME_BYTES = 65_000;

  /** A clip of 35 s, as the product cuts it. */
  public static Scene clip(Badness network, long seed) {
    return new Scene(Duration.ofSeconds(5), Duration.ofSeconds(30), true, network, seed);
  }

  /** Frames that only viewers want. */
  public static Scene live(Duration length, Badness network, long seed) {
    return new Scene(Duration.ZERO, length, false, network, seed);
  }
}
