package pasu.edge.spool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.frame.Frame;

/**
 * What is to be kept of a clip. Saying the same again does no harm.
 *
 * @param begun whether something of the clip was saved before
 * @param digestsFrom number of the frame that the first digest is of
 * @param digests SHA-256 of the frames captured since the last time
 * @param frames ascending; none of them saved before
 * @param lastFrame once no further frame belongs to the clip
 */
public record Saving(
    Detected detected,
    boolean begun,
    long digestsFrom,
    List<byte[]> digests,
    List<Frame> frames,
    @Nullable Long lastFrame) {

  public Saving {
    digests = List.copyOf(digests);
    frames = List.copyOf(frames);
  }
}
