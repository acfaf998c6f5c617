package pasu.edge.camera;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import pasu.media.JpegEncoder;
import pasu.media.MediaException;
import pasu.media.PlanarFrame;
import pasu.protocol.PictureSettings;
import pasu.protocol.Sentence;

/** Draws what happens before a painted backdrop, picture by picture, in time. */
final class SceneCamera implements Camera {

  private final String description;
  private final PictureSettings given;
  private final Pace pace;
  private final Canvas backdrop;
  private final Canvas canvas;
  private final ClockFace clockFace = new ClockFace(ZoneId.systemDefault());
  private final PlanarFrame frame;
  private final JpegEncoder encoder;
  private long firstMicros = -1;

  SceneCamera(String description, PictureSettings given, Timepiece time) throws MediaException {
    this.description = description;
    this.given = given;
    pace = new Pace(time);
    backdrop = Backdrop.paint(given.width(), given.height());
    canvas = new Canvas(given.width(), given.height());
    frame = new PlanarFrame(given.width(), given.height());
    encoder =
        new JpegEncoder(given.width(), given.height(), JpegEncoder.quantizer(given.quality()));
  }

  @Override
  public Picture next() throws CameraException {
    long capture = pace.await(TimeUnit.SECONDS.toMicros(1) / given.rate());
    firstMicros = firstMicros < 0 ? capture : firstMicros;
    draw(capture);
    try {
      return new Picture(capture, encode(), given.width(), given.height());
    } catch (MediaException e) {
      throw new CameraException(
          Sentence.of("camera-failed", "{source}: {why}", description, e.getMessage()), e);
    }
  }

  private void draw(long captureMicros) {
    canvas.show(backdrop);
    Walker.draw(canvas, captureMicros - firstMicros);
    clockFace.draw(canvas, Instant.EPOCH.plus(captureMicros, ChronoUnit.MICROS));
  }

  private byte[] encode() throws MediaException {
    return encoder.encode(
        frame.of(canvas.luma().samples(), canvas.blue().samples(), canvas.red().samples()));
  }

  @Override
  public boolean follow(PictureSettings asked) {
    return false; // It is painted for one size.
  }

  @Override
  public void close() {
    encoder.close();
    frame.close();
  }
}
