package pasu.edge.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.media.Jpeg;

class NetworkCameraTest {

  @TempDir Path folder;

  @Test
  void isFoundAgainAfterItHungUp() throws Exception {
    byte[] video = Files.readAllBytes(Videos.transportStream(folder.resolve("camera.ts"), 100));
    try (RtspServer server = new RtspServer(video)) {
      CameraSource source = CameraSources.parse(server.url());
      try (Camera camera = source.open()) {
        assertThat(Jpeg.isWhole(camera.next().jpeg())).isTrue();
        server.hangsUp();
        assertThatThrownBy(() -> readToTheEnd(camera))
            .isInstanceOf(CameraException.class)
            .hasMessageContaining("look whether it is still connected");
      }

      try (Camera again = source.open()) {
        assertThat(again.next().width()).isEqualTo(Videos.WIDTH);
      }
      assertThat(server.viewers).hasValue(2);
    }
  }

  private static void readToTheEnd(Camera camera) throws CameraException {
    while (true) {
      camera.next();
    }
  }
}
