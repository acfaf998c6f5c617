package pasu.edge.spool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.edge.time.ClipClock;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.clip.IndexEntry;

/**
 * A clip that an edge left behind when it ended, and how it may be delivered.
 *
 * @param digests of the frames that were captured, from the clip's first on; at least one
 * @param frames those of them that are on the disk, ascending; the others an agent has, or nobody
 * @param clock that it was recorded by; null where that was not noted
 */
public record Found(
    Detected detected, List<byte[]> digests, List<IndexEntry> frames, @Nullable ClipClock clock) {

  public Found {
    digests = List.copyOf(digests);
    frames = List.copyOf(frames);
  }

  public long lastFrame() {
    return detected.firstFrame() + digests.size() - 1;
  }
}
