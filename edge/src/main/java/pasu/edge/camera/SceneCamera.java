package pasu.edge.camera;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import pasu.media.JpegEncoder;
import pasu.media.MediaException;
import pasu.media.PlanarFrame;

/** Draws what happens before a painted backdrop, picture by picture, in time. */
final class SceneCamera implements Camera {

  private final SceneSource source;
  private final Pace pace;
  private final Canvas backdrop;
  private final Canvas canvas;
  private final ClockFace clockFace = new ClockFace(ZoneId.systemDefault());
  private final PlanarFrame frame;
  private final JpegEncoder encoder;
  private long firstMicros = -1;

  SceneCamera(SceneSource source) throws MediaException {
    this.source = source;
    pace = new Pace(source.time());
    backdrop = Backdrop.paint(source.width(), source.height());
    canvas = new Canvas(source.width(), source.height());
    frame = new PlanarFrame(source.width(), source.height());
    encoder = new JpegEncoder(source.width(), source.height(), JpegEncoder.GOOD);
  }

  @Override
  public Picture next() throws CameraException {
    long capture = pace.await(TimeUnit.SECONDS.toMicros(1) / source.rate());
    firstMicros = firstMicros < 0 ? capture : firstMicros;
    draw(capture);
    try {
      return new Picture(capture, encode(), source.width(), source.height());
    } catch (MediaException e) {
      throw new CameraException("%s: %s".formatted(source.description(), e.getMessage()), e);
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
  public void close() {
    encoder.close();
    frame.close();
  }
}
