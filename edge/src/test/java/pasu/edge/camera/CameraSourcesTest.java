package pasu.edge.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraSourcesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "webcam:0|is not known; known are scene:",
        "file:/tmp|it is no file; check the path",
        "file:none.mp4|there is no such file; check the path, it is relative to /",
        "scene|is not known; known are scene:",
        "scene:big|like scene:640x480@10",
        "scene:641x480|width must be 160 to 1920 and even, but is 641",
        "scene:@31|rate must be 1 to 30, but is 31",
        "file:|must name a file",
        "v4l2:video0|as in v4l2:/dev/video0",
        "v4l2:/dev/video0,size=big|size must be like 1280x720, but is \"big\"",
        "v4l2:/dev/video0,rate=61|rate must be 1 to 60, but is \"61\"",
        "v4l2:/dev/video0,codec=h264|known are size=1280x720, rate=15, quality=80, exposure=8000",
        "rpicam:size=1x1|width must be 16 to 8192, but is \"1\"",
        "rpicam:; rm|option \"; rm\" is not known",
        "rtsp:camera|must be like rtsp://HOST/PATH",
      })
  void refusesWhatItDoesNotKnow(String spec, String reason) {
    assertThatThrownBy(() -> CameraSources.parse(spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void refusesAMissingFile() {
    String spec = "file:" + folder.resolve("absent.mp4");

    assertThatThrownBy(() -> CameraSources.parse(spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(spec)
        .hasMessageContaining("no such file; check the path");
  }

  @Test
  void refusesAFileThatIsNoVideo() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "not a video\n".repeat(50));

    assertThatThrownBy(() -> CameraSources.parse("file:" + file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("notes.txt")
        .hasMessageContaining("give a video that FFmpeg reads");
  }

  @Test
  void readsSizeAndRateOfAScene() {
    assertThat(CameraSources.parse("scene:").description()).isEqualTo("scene:");
    assertThat(CameraSources.parse("scene:640x480@10").description()).isEqualTo("scene:640x480@10");
    assertThat(CameraSources.parse("scene:@5").description()).isEqualTo("scene:@5");
  }

  @Test
  void describesANetworkCameraWithoutItsCredentials() {
    CameraSource source = CameraSources.parse("rtsp://me:p@ss@cam.lan:554/live?token=s3cret");

    assertThat(source.description()).isEqualTo("rtsp://cam.lan:554/live");
  }

  @Test
  void keepsCredentialsOutOfARefusal() {
    assertThatThrownBy(() -> CameraSources.parse("rtsp://me:s3cret@/live"))
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> CameraSources.parse("http://me:s3cret@cam.lan/live"))
        .hasMessageContaining("is not known")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void saysThatThereIsNoSuchDevice() {
    CameraSource source = CameraSources.parse("v4l2:/dev/no-such-video");

    assertThatThrownBy(source::open)
        .isInstanceOf(CameraException.class)
        .hasMessageContaining("v4l2:/dev/no-such-video")
        .hasMessageContaining("v4l2-ctl --list-devices");
  }

  @Test
  void saysThatNobodyAnswers() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    CameraSource source = CameraSources.parse("rtsp://me:s3cret@127.0.0.1:" + port + "/live");

    assertThatThrownBy(source::open)
        .isInstanceOf(CameraException.class)
        .hasMessageContaining("look whether the camera is on")
        .hasMessageNotContaining("s3cret");
  }
}
