package pasu.cli.cluster;

import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import pasu.edge.camera.Camera;
import pasu.edge.camera.CameraException;
import pasu.edge.camera.CameraSource;
import pasu.edge.camera.Picture;
import pasu.protocol.PictureSettings;
import pasu.protocol.clip.ClipDigest;

/** A camera of which is known what it showed. */
record WitnessedCamera(CameraSource source, Queue<Shown> shown) implements CameraSource {

  /** One picture, and when it was captured. */
  record Shown(long captureMicros, String digest) {
    static Shown of(long captureMicros, byte[] jpeg) {
      return new Shown(captureMicros, HexFormat.of().formatHex(ClipDigest.ofFrame(jpeg)));
    }
  }

  WitnessedCamera(CameraSource source) {
    this(source, new ConcurrentLinkedQueue<>());
  }

  /** What it showed from one picture to another. */
  List<Shown> between(Shown first, Shown last) {
    return shown.stream()
        .dropWhile(one -> !one.equals(first))
        .takeWhile(one -> one.captureMicros() <= last.captureMicros())
        .toList();
  }

  @Override
  public Camera open(PictureSettings asked) throws CameraException {
    Camera camera = source.open(asked);
    return new Camera() {
      @Override
      public Picture next() throws CameraException {
        Picture picture = camera.next();
        shown.add(Shown.of(picture.captureMicros(), picture.jpeg()));
        return picture;
      }

      @Override
      public boolean follow(PictureSettings other) {
        return camera.follow(other);
      }

      @Override
      public void close() {
        camera.close();
      }
    };
  }

  @Override
  public PictureSettings within(PictureSettings plan) {
    return source.within(plan);
  }

  @Override
  public String description() {
    return source.description();
  }
}
