package pasu.edge.camera;

/** An open camera. Belongs to one thread, which it blocks in native code. */
public interface Camera extends AutoCloseable {

  /**
   * Waits for the next picture.
   *
   * @throws CameraException when there will be none; the camera must be closed and opened again
   */
  Picture next() throws CameraException;

  /** How many pictures were left out until now, since they were broken or too large to send. */
  default long refused() {
    return 0;
  }

  @Override
  void close();
}
