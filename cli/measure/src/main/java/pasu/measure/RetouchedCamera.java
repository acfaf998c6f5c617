package pasu.measure;

import java.util.function.UnaryOperator;
import pasu.edge.camera.Camera;
import pasu.edge.camera.CameraException;
import pasu.edge.camera.CameraSource;
import pasu.edge.camera.Picture;
import pasu.protocol.PictureSettings;

/**
 * A camera of which each picture is looked at, and perhaps another one, before anybody else has it.
 *
 * @param retouch is called by the camera's thread
 */
public record RetouchedCamera(CameraSource source, UnaryOperator<Picture> retouch)
    implements CameraSource {

  @Override
  public Camera open(PictureSettings asked) throws CameraException {
    Camera camera = source.open(asked);
    return new Camera() {
      @Override
      public Picture next() throws CameraException {
        return retouch.apply(camera.next());
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
