package pasu.edge.camera;

import java.util.List;
import pasu.media.MediaException;

/**
 * A device or a stream.
 *
 * @param requests ways to open it, best first
 * @param remedy what to do when none works
 */
record LiveSource(
    String description, List<FfmpegInput.Request> requests, String remedy, Timepiece time)
    implements CameraSource {

  @Override
  public Camera open() throws CameraException {
    MediaException last = new MediaException("there is no way to open it");
    for (FfmpegInput.Request request : requests) {
      try {
        return new LiveCamera(description, Footage.open(request, time), time);
      } catch (MediaException e) {
        last = e;
      }
    }
    throw new CameraException("%s: %s; %s".formatted(description, last.getMessage(), remedy), last);
  }
}
