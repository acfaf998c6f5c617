package pasu.edge.camera;

import pasu.media.MediaException;
import pasu.protocol.PictureSettings;

/** A device or a stream, whose pictures are captured when they come in. */
final class LiveCamera implements Camera {

  private final String description;
  private final boolean opensAnew;
  private final Footage footage;
  private final Timepiece time;
  private long lastMicros;

  LiveCamera(String description, boolean opensAnew, Footage footage, Timepiece time) {
    this.description = description;
    this.opensAnew = opensAnew;
    this.footage = footage;
    this.time = time;
  }

  @Override
  public Picture next() throws CameraException {
    try {
      Footage.Shot shot = footage.next();
      if (shot == null) {
        throw new CameraException(description + " ended; look whether it is still connected");
      }
      lastMicros = Math.max(lastMicros + 1, time.nowMicros());
      return new Picture(lastMicros, shot.jpeg(), shot.width(), shot.height());
    } catch (MediaException e) {
      throw new CameraException(
          "%s: %s; look whether it is still connected".formatted(description, e.getMessage()), e);
    }
  }

  @Override
  public boolean follow(PictureSettings asked) {
    footage.follow(asked);
    return !opensAnew;
  }

  @Override
  public void close() {
    footage.close();
  }
}
