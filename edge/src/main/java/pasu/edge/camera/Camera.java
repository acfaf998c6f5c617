package pasu.edge.camera;

import pasu.protocol.PictureSettings;

/** An open camera. Belongs to one thread, which it blocks in native code. */
public interface Camera extends AutoCloseable {

  /**
   * Waits for the next picture.
   *
   * @throws CameraException when there will be none; the camera must be closed and opened again
   */
  Picture next() throws CameraException;

  /**
   * From the next picture on, gives them so as far as it can, as {@link CameraSource#open} would.
   *
   * @return whether it goes on; where not, it must be closed and opened again for that
   */
  default boolean follow(PictureSettings asked) {
    return true;
  }

  @Override
  void close();
}
