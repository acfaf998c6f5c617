package pasu.edge.camera;

import org.jspecify.annotations.Nullable;
import pasu.media.MediaException;

/** Plays a video file, and again from the beginning. */
final class FileCamera implements Camera {

  private static final long MAX_INTERVAL_MICROS = 10_000_000;

  private final FileSource source;
  private final Pace pace;
  private Footage footage;
  private @Nullable Long lastMicros;

  FileCamera(FileSource source, Timepiece time) throws CameraException {
    this.source = source;
    this.pace = new Pace(time);
    this.footage = source.play();
  }

  @Override
  public Picture next() throws CameraException {
    try {
      Footage.Shot shot = footage.next();
      if (shot == null) {
        rewind();
        shot = footage.next();
      }
      if (shot == null) {
        throw new CameraException(source.description() + ": there is no picture in it any more");
      }
      long capture = pace.await(sinceLast(shot));
      return new Picture(capture, shot.jpeg(), shot.width(), shot.height());
    } catch (MediaException e) {
      throw new CameraException("%s: %s".formatted(source.description(), e.getMessage()), e);
    }
  }

  private void rewind() throws CameraException {
    footage.close();
    lastMicros = null;
    footage = source.play();
  }

  private long sinceLast(Footage.Shot shot) {
    Long from = lastMicros;
    Long to = shot.micros();
    lastMicros = to;
    long distance = from == null || to == null ? 0 : to - from;
    boolean sane = distance > 0 && distance <= MAX_INTERVAL_MICROS;
    return sane ? distance : footage.intervalMicros();
  }

  @Override
  public void close() {
    footage.close();
  }
}
