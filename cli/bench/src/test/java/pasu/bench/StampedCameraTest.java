package pasu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.edge.camera.Camera;
import pasu.edge.camera.CameraSources;
import pasu.edge.camera.Picture;
import pasu.measure.SampleVideo;

class StampedCameraTest {

  @TempDir private Path folder;

  @Test
  void writesWhenAPictureWasTakenAndLeavesItAPicture() throws Exception {
    Path video = folder.resolve("small.avi");
    new SampleVideo(64, 48, 10, 1).write(video);
    long before = System.nanoTime();
    Picture picture;
    try (Camera camera = StampedCamera.of(CameraSources.parse("file:" + video)).open()) {
      picture = camera.next();
    }

    long stamp = StampedCamera.stampOf(ByteBuffer.wrap(picture.jpeg())).orElseThrow();

    assertThat(stamp).isBetween(before, System.nanoTime());
    assertThat(ImageIO.read(new ByteArrayInputStream(picture.jpeg())).getWidth()).isEqualTo(64);
  }

  @Test
  void findsNoStampWhereThereIsNone() {
    assertThat(StampedCamera.stampOf(ByteBuffer.wrap(new byte[64]))).isEmpty();
  }
}
