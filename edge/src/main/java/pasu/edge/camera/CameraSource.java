package pasu.edge.camera;

/** A camera that can be opened, again and again. */
public interface CameraSource {

  /** Opens it; may block for as long as the device or network takes. */
  Camera open() throws CameraException;

  /** As configured, without credentials. */
  String description();
}
