package pasu.edge.picture;

import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import pasu.edge.camera.Camera;
import pasu.edge.camera.CameraException;
import pasu.edge.camera.CameraSource;
import pasu.edge.camera.Picture;
import pasu.edge.time.Micros;
import pasu.protocol.PictureSettings;
import pasu.protocol.Sentence;

/** A camera that gives what a test hands it, when it does. */
public final class HandCamera implements CameraSource {

  private static final Picture UNPLUGGED = new Picture(0, new byte[0], 0, 0);

  private final BlockingQueue<Picture> pictures = new LinkedBlockingQueue<>();
  final AtomicInteger opened = new AtomicInteger();
  public final AtomicInteger closed = new AtomicInteger();
  public final AtomicReference<PictureSettings> asked = new AtomicReference<>();

  public void shows(Instant captured) {
    pictures.add(new Picture(Micros.of(captured), Pictures.JPEG, 640, 480));
  }

  void shows(Picture picture) {
    pictures.add(picture);
  }

  public void isUnplugged() {
    pictures.add(UNPLUGGED);
  }

  @Override
  public Camera open(PictureSettings asked) {
    opened.incrementAndGet();
    this.asked.set(asked);
    return new Opened();
  }

  @Override
  public String description() {
    return "hand:";
  }

  private final class Opened implements Camera {

    @Override
    @SuppressWarnings("ReferenceEquality") // It is a mark, not a picture.
    public Picture next() throws CameraException {
      try {
        Picture picture = pictures.take();
        if (picture == UNPLUGGED) {
          throw new CameraException(Sentence.plain("hand: is unplugged; plug it in"));
        }
        return picture;
      } catch (InterruptedException e) {
        throw new CameraException(Sentence.plain("interrupted"), e);
      }
    }

    /** As a device, which is told when it is opened. */
    @Override
    public boolean follow(PictureSettings other) {
      return false;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
