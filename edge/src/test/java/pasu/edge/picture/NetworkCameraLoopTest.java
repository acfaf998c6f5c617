package pasu.edge.picture;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.edge.camera.CameraSource;
import pasu.edge.camera.CameraSources;
import pasu.edge.camera.Picture;
import pasu.edge.camera.RtspServer;
import pasu.edge.camera.Videos;

/** A real RTSP connection beneath the camera's loop. */
@Timeout(60)
class NetworkCameraLoopTest {

  private final BlockingQueue<Picture> seen = new LinkedBlockingQueue<>(4);

  @TempDir Path folder;

  @Test
  void seesANetworkCameraAgainThatWasWithoutPower() throws Exception {
    byte[] video = Files.readAllBytes(Videos.transportStream(folder.resolve("camera.ts"), 100));
    RtspServer server = new RtspServer(video, 0);
    int port = server.port();
    try (CameraLoop loop = loop(CameraSources.parse(server.url()))) {
      loop.start();
      assertThat(seen.poll(20, SECONDS)).isNotNull();

      server.close();
      awaitsProblem(loop);

      try (RtspServer _ = new RtspServer(video, port)) {
        seen.clear();
        assertThat(seen.poll(20, SECONDS)).isNotNull();
        assertThat(loop.problem()).isEmpty();
      }
    }
  }

  /** Nothing listens at its address any more: it does not only pause. */
  private void awaitsProblem(CameraLoop loop) throws InterruptedException {
    while (loop.problem()
        .filter(why -> why.text().contains("look whether the camera is on"))
        .isEmpty()) {
      var _ = seen.poll(10, MILLISECONDS);
    }
  }

  private CameraLoop loop(CameraSource source) {
    return new CameraLoop(
        "yard",
        Duration.ofSeconds(5),
        source,
        new PictureTerms(() -> 0, System::nanoTime),
        new PictureGate("yard", InstantSource.system()),
        seen::offer,
        System::nanoTime);
  }
}
