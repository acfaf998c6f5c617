package pasu.edge.camera;

import pasu.media.MediaException;
import pasu.protocol.PictureSettings;
import pasu.protocol.Sentence;

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
        throw new CameraException(
            Sentence.of(
                "camera-ended", "{source} ended; look whether it is still connected", description));
      }
      lastMicros = Math.max(lastMicros + 1, time.nowMicros());
      return new Picture(lastMicros, shot.jpeg(), shot.width(), shot.height());
    } catch (MediaException e) {
      throw new CameraException(
          Sentence.of(
              "camera-broke",
              "{source}: {why}; look whether it is still connected",
              description,
              e.getMessage()),
          e);
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
