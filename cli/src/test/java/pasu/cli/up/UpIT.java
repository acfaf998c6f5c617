package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.cli.Run;
import pasu.measure.SampleVideo;
import pasu.protocol.BusMessages;
import pasu.protocol.Clip;
import pasu.protocol.Clip.State;

/** The whole way of a detection, in a process as a person starts it. */
@Timeout(300)
class UpIT {

  @TempDir private Path folder;
  private Path data;
  private PasuProcess pasu;

  @BeforeEach
  void start() throws Exception {
    Path video = folder.resolve("yard.avi");
    SampleVideo.HD.write(video);
    data = folder.resolve("data");
    pasu =
        PasuProcess.start(
            data, "--camera=yard=file:" + video + ",manual:", "--pre-roll=1s", "--clip-length=2s");
  }

  @AfterEach
  void kill() {
    pasu.close();
  }

  @Test
  void storesAClipOfADetectionAndSaysWhenItIsReady() throws Exception {
    Clip clip = readyClip();

    assertThat(clip.state()).isEqualTo(State.READY);
    assertThat(clip.missing()).isZero();
    assertThat(clip.startedAt()).isBefore(clip.detectedAt());
    assertThat(data.resolve("clips/" + clip.id() + "/video.mp4")).isNotEmptyFile();
    assertThat(data.resolve("clips/" + clip.id() + "/thumbnail.jpg")).isNotEmptyFile();
  }

  @Test
  void closesEverythingOnSigtermAndLeavesWholeClips() throws Exception {
    readyClip();

    int exitStatus = pasu.stop();

    assertThat(exitStatus).isZero();
    Run check = Run.of("check", "--data=" + data);
    assertThat(check.out()).contains("Everything in " + data + " is whole.");
    assertThat(check.exitStatus()).isZero();
  }

  /** Fires the sensor and waits for the event that its clip is done. */
  private Clip readyClip() throws IOException, InterruptedException {
    try (Stream<String> events = pasu.ask("GET", "/api/events", BodyHandlers.ofLines()).body()) {
      firedOnceThereIsAPicture();
      return events
          .filter(line -> line.startsWith("data:") && line.contains("\"startedAt\""))
          .filter(line -> line.contains("\"durationMs\""))
          .map(line -> BusMessages.fromJson(line.substring("data:".length()), Clip.class))
          .filter(clip -> clip.state() == State.READY || clip.state() == State.INCOMPLETE)
          .findFirst()
          .orElseThrow();
    }
  }

  private void firedOnceThereIsAPicture() throws IOException, InterruptedException {
    pasu.ask("GET", "/api/cameras/yard/snapshot.jpg");
    assertThat(pasu.ask("POST", "/api/cameras/yard/detections")).contains("\"clip\"");
  }
}
