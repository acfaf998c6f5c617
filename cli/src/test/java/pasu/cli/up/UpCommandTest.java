package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.cli.Run;
import pasu.cli.role.PasuFolder;

/** What {@code up} refuses: one sentence with the value, status 2, and nothing was created. */
@Timeout(60) // Who is not refused runs until a signal comes.
class UpCommandTest {

  @TempDir private Path temporary;
  private Path data;

  @BeforeEach
  void chooseData() {
    data = temporary.resolve("data");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--camera=yard | \"yard\"",
        "--camera=yard=film:a.mp4 | \"film:a.mp4\"",
        "--camera=yard=scene:,smell:strong | scene:,smell:strong",
        "--camera=yard=scene:,every:soon | every:soon",
        "--camera=yard=file:/no/such.mp4 | /no/such.mp4",
        "--camera=Yard=scene: | \"Yard\"",
        "--capacity=0 | but is 0",
        "--capacity=many | many",
        "--port=70000 | 70000",
        "--port=http | http",
        "--host=no.such.host.invalid | no.such.host.invalid",
        "--pre-roll=2m | but is 120s",
        "--pre-roll=soon | \"soon\"",
        "--agents=cloud | cloud",
      })
  void refusesABadValueAndSaysIt(String argument, String value) {
    Run run = up(argument);

    assertRefused(run, value);
  }

  @Test
  void saysThatNoDockerEngineAnswers() {
    Run run = up("--agents=docker", "--engine=unix:///nowhere/docker.sock");

    assertThat(run.exitStatus()).isEqualTo(1);
    assertThat(run.err())
        .contains("no Docker engine answers at unix:///nowhere/docker.sock")
        .hasLineCount(1);
  }

  @Test
  void refusesTwoCamerasOfOneName() {
    Run run = up("--camera=yard=scene:", "--camera=yard=scene:");

    assertRefused(run, "\"yard\"");
  }

  @Test
  void refusesAFileThatIsNoVideo() throws IOException {
    Path file = Files.writeString(temporary.resolve("holiday.mp4"), "not a video");

    Run run = up("--camera=film=file:" + file);

    assertRefused(run, file.toString());
  }

  @Test
  void refusesAPortThatIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Run run = Run.of("up", "--data=" + data, "--port=" + taken.getLocalPort());

      assertRefused(run, String.valueOf(taken.getLocalPort()));
    }
  }

  @Test
  void refusesAFolderBelowAFile() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    Run run = Run.of("up", "--port=0", "--data=" + file.resolve("data"));

    assertRefused(run, file.toString());
  }

  @Test
  void refusesAFolderOfANewerPasu() throws IOException {
    Path newer = Files.createDirectory(temporary.resolve("newer"));
    Files.writeString(newer.resolve("format"), "99");

    Run run = Run.of("up", "--port=0", "--data=" + newer);

    assertRefused(run, "format 99");
    assertThat(newer.resolve("clips")).doesNotExist();
  }

  @Test
  void refusesAFolderThatIsInUse() {
    Path used = temporary.resolve("used");
    try (PasuFolder _ = PasuFolder.open(used)) {
      Run run = Run.of("up", "--port=0", "--data=" + used);

      assertRefused(run, used.toString());
    }
  }

  private Run up(String... arguments) {
    List<String> line = new ArrayList<>(List.of("up", "--data=" + data));
    line.addAll(List.of(arguments));
    if (line.stream().noneMatch(argument -> argument.startsWith("--port="))) {
      line.add("--port=0");
    }
    return Run.of(line.toArray(String[]::new));
  }

  private void assertRefused(Run run, String value) {
    assertThat(run.err()).startsWith("pasu: ").contains(value).hasLineCount(1);
    assertThat(run.exitStatus()).isEqualTo(2);
    assertThat(data).doesNotExist();
  }
}
