package pasu.edge.camera;

/** An open camera. Belongs to one thread, which it blocks in native code. */
public interface Camera extends AutoCloseable {

  /**
   * Waits for the next picture.
   *
   * @throws CameraException when there will be none; the camera must be closed and opened again
   */
  Picture next() throws CameraException;

  @Override
  void close();
}
