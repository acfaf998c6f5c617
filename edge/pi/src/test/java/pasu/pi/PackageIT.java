package pasu.pi;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.edge.camera.Camera;
import pasu.edge.camera.CameraException;
import pasu.edge.camera.CameraSources;
import pasu.protocol.EdgeMessage.EdgeAlive;

/**
 * The Debian package, built, installed, run, and removed: that of this machine's architecture, or
 * where {@code edge/pi/emulated} runs this, of another.
 */
@ExtendWith(VertxExtension.class)
@Timeout(480)
class PackageIT {

  private static final Path TREE = Path.of(System.getProperty("pasu.tree", "../.."));
  private static final List<String> ARCHITECTURE =
      Optional.ofNullable(System.getProperty("pasu.trial.architecture")).stream().toList();
  private static final String ROOT = System.getProperty("pasu.trial.root", "/");
  private static final int MAX_BYTES = 70_000_000;
  private static final int PICTURES = 30;

  @TempDir Path folder;

  @Test
  void showsAPictureOnceInstalledAndIsGoneWhenPurged(Vertx vertx) throws Exception {
    Path built = build();
    assertThat(Files.size(built)).isLessThan(MAX_BYTES);
    StandInGateway gateway = StandInGateway.start(vertx);
    Process trial =
        start(
            "edge/pi/trial", built.toString(), "http://127.0.0.1:" + gateway.port(), video(), ROOT);

    EdgeAlive alive = gateway.awaitPicture(trial);
    end(trial);

    assertThat(alive.camera()).isEqualTo(StandInGateway.CAMERA);
    assertThat(alive.width()).isEqualTo(320);
    assertThat(trial.waitFor()).as(said()).isZero();
    assertThat(said()).contains("trial: gone without a trace");
  }

  private Path build() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("edge/pi/package", "--built"));
    command.addAll(ARCHITECTURE);
    Process build = start(command.toArray(String[]::new));
    end(build);
    assertThat(build.waitFor()).as(said()).isZero();
    List<String> lines = said().lines().toList();
    return Path.of(lines.getLast());
  }

  /** A program of the tree, whose input stays open. */
  private Process start(String... command) throws IOException {
    return new ProcessBuilder(command)
        .directory(TREE.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()))
        .start();
  }

  private static void end(Process process) throws IOException {
    process.getOutputStream().close();
  }

  private Path log() {
    return folder.resolve("said");
  }

  private String said() throws IOException {
    return Files.readString(log(), StandardCharsets.UTF_8);
  }

  /** Motion JPEG as a file: one JPEG after another. */
  private String video() throws IOException, CameraException {
    Path video = folder.resolve("video.mjpg");
    try (Camera scene = CameraSources.parse("scene:320x240@30").open();
        OutputStream out = Files.newOutputStream(video, StandardOpenOption.CREATE)) {
      for (int i = 0; i < PICTURES; i++) {
        out.write(scene.next().jpeg());
      }
    }
    return video.toString();
  }
}
