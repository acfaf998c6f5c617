package pasu.edge.camera;

import org.jspecify.annotations.Nullable;
import pasu.media.MediaException;
import pasu.protocol.PictureSettings;
import pasu.protocol.Sentence;

/** Plays a video file, and again from the beginning. */
final class FileCamera implements Camera {

  private static final long MAX_INTERVAL_MICROS = 10_000_000;

  private final FileSource source;
  private final Pace pace;
  private PictureSettings asked;
  private Footage footage;
  private @Nullable Long lastMicros;

  FileCamera(FileSource source, PictureSettings asked, Timepiece time) throws CameraException {
    this.source = source;
    this.pace = new Pace(time);
    this.asked = asked;
    this.footage = source.play(asked);
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
        throw new CameraException(
            Sentence.of(
                "file-empty",
                "{source}: there is no picture in it any more",
                source.description()));
      }
      long capture = pace.await(sinceLast(shot));
      return new Picture(capture, shot.jpeg(), shot.width(), shot.height());
    } catch (MediaException e) {
      throw new CameraException(
          Sentence.of("camera-failed", "{source}: {why}", source.description(), e.getMessage()), e);
    }
  }

  private void rewind() throws CameraException {
    footage.close();
    lastMicros = null;
    footage = source.play(asked);
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
  public boolean follow(PictureSettings other) {
    asked = other;
    footage.follow(other);
    return true;
  }

  @Override
  public void close() {
    footage.close();
  }
}
