package pasu.agent.clip;

import java.io.IOException;

/** Makes a small JPEG of a large one. Blocks for milliseconds. */
@FunctionalInterface
public interface PictureScaler {

  /**
   * Scales, keeping the picture's proportions.
   *
   * @param width pixels
   */
  byte[] scale(byte[] jpeg, int width) throws IOException;
}
