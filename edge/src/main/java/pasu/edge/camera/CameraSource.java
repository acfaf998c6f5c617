package pasu.edge.camera;

import pasu.protocol.PictureSettings;

/** A camera that can be opened, again and again. */
public interface CameraSource {

  /**
   * Opens it; may block for as long as the device or network takes.
   *
   * @param asked what its pictures shall be, by {@link #within}; one that cannot choose ignores it
   */
  Camera open(PictureSettings asked) throws CameraException;

  /** Opens it for what is usual. */
  default Camera open() throws CameraException {
    return open(within(PictureSettings.USUAL));
  }

  /** What it is asked for where a plan gives so much: no more than its options allow. */
  default PictureSettings within(PictureSettings plan) {
    return plan;
  }

  /** As configured, without credentials. */
  String description();
}
