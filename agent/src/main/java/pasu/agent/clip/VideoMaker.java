package pasu.agent.clip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import pasu.protocol.clip.FrameIndex.StoredFrame;

/** Makes what a browser plays. Blocks for seconds. */
@FunctionalInterface
public interface VideoMaker {

  /**
   * Writes the file as a whole or, when it fails, not at all.
   *
   * @param frames in the order they were captured, at least one
   */
  void write(List<StoredFrame> frames, Path video) throws IOException;
}
