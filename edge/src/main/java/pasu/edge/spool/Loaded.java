package pasu.edge.spool;

import java.util.List;
import pasu.protocol.frame.Frame;

/**
 * Frames that came back from the disk.
 *
 * @param lost numbers of those that did not, and never will
 */
public record Loaded(List<Frame> frames, List<Long> lost) {

  public Loaded {
    frames = List.copyOf(frames);
    lost = List.copyOf(lost);
  }
}
