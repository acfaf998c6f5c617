package pasu.pi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.edge.link.EdgeIdentity;
import pasu.edge.link.SecretFile;

@Timeout(120)
class PasuEdgeTest {

  private final StringWriter said = new StringWriter();

  @TempDir Path folder;

  @Test
  void saysWhatTheConfigurationMeans() throws IOException {
    new SecretFile(folder)
        .write(new EdgeIdentity("gate", "s3cret", URI.create("https://else.example"), null));

    assertThat(run("check")).isZero();
    assertThat(said.toString())
        .contains("gate watches with scene:", "fired by manual:", "for http://127.0.0.1:1\n")
        .doesNotContain("s3cret");
  }

  @Test
  void saysWhatTheConfigurationMeansBeforeItIsEnrolled() throws IOException {
    assertThat(run("check")).isZero();
    assertThat(said.toString())
        .startsWith("not enrolled yet (sudo pasu-edge enrol CODE); then it watches with scene:")
        .endsWith(", fired by manual:\n");
  }

  @Test
  void saysThatItIsNotEnrolled() throws IOException {
    assertThat(run("run")).isEqualTo(2);
    assertThat(said.toString())
        .isEqualTo(
            "pasu-edge: there is no secret in %s yet: get a code with ./pasu cameras add NAME, then enrol this edge with it\n"
                .formatted(folder));
  }

  @Test
  void saysInOneSentenceThatNoServerAnswersAnEnrolment() throws IOException {
    assertThat(run("enrol", "3FK7-QPAM-2XWD")).isEqualTo(1);
    assertThat(said.toString()).startsWith("pasu-edge: nobody listens at http://127.0.0.1:1");
    assertThat(said.toString().lines()).hasSize(1);
  }

  @Test
  void saysHowItIsUsed() throws IOException {
    assertThat(run("frobnicate")).isEqualTo(2);
    assertThat(said.toString()).endsWith("; see pasu-edge --help\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../docs/ref/pasu-edge.md", "src/deb/pasu-edge.1"})
  void theReferenceAndTheManualHaveEveryCommand(Path manual) throws IOException {
    String text = Files.readString(manual);

    assertThat(PasuEdge.commandLine().getSubcommands().keySet())
        .hasSize(4)
        .allSatisfy(command -> assertThat(text).containsPattern("pasu-edge " + command + "\\b"));
  }

  @Test
  void livesAWholeLifeInARehearsal() throws IOException {
    assertThat(run("rehearse")).isZero();
  }

  private int run(String... arguments) throws IOException {
    Path config =
        Files.write(
            folder.resolve("edge.yaml"),
            List.of(
                "camera: \"scene:320x240@5\"",
                "sensor: \"manual:\"",
                "server: \"http://127.0.0.1:1\""));
    PrintWriter out = new PrintWriter(said, true);
    return PasuEdge.commandLine()
        .setOut(out)
        .setErr(out)
        .execute(
            Stream.concat(
                    Arrays.stream(arguments), Stream.of("--config=" + config, "--data=" + folder))
                .toArray(String[]::new));
  }
}
