package pasu.edge.cut;

import java.util.HashSet;
import java.util.Set;
import pasu.edge.uplink.Uplink;

/** The numbers of one camera's frames and clips, each given once. Not thread-safe. */
final class Numbers {

  private static final long MAX_FRAME = 0xFFFF_FFFFL;
  private static final int MAX_CLIP = 65_535;

  private final Uplink.Past past;
  private final Set<Integer> others = new HashSet<>();
  private long frame;
  private int clip;

  /** Goes on where an edge before may have ended. */
  Numbers(Uplink.Past past) {
    this.past = past;
    this.frame = past.lastFrame();
    this.clip = past.lastClip();
  }

  long nextFrame() {
    frame = frame % MAX_FRAME + 1;
    return frame;
  }

  int nextClip() {
    do {
      clip = clip % MAX_CLIP + 1;
    } while (others.contains(clip));
    return clip;
  }

  /** The clip's number that was given last. */
  int clip() {
    return clip;
  }

  /**
   * Whether a clip of an edge before has numbers of its own: frames below all that were given here,
   * and a clip's number that is not given, and from now on never will be.
   */
  boolean passesOver(int clipNumber, long lastFrame) {
    return lastFrame <= past.lastFrame() && !isGiven(clipNumber) && others.add(clipNumber);
  }

  private boolean isGiven(int clipNumber) {
    int given = Math.floorMod(clip - past.lastClip(), MAX_CLIP);
    return Math.floorMod(clipNumber - past.lastClip() - 1, MAX_CLIP) < given;
  }
}
