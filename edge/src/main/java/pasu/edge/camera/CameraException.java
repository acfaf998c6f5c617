package pasu.edge.camera;

/** A camera does not open, or gives no more pictures. Says which, why, and what to do. */
public final class CameraException extends Exception {

  private static final long serialVersionUID = 1;

  public CameraException(String message) {
    super(message);
  }

  public CameraException(String message, Throwable cause) {
    super(message, cause);
  }
}
