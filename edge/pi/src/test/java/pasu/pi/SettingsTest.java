package pasu.pi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static final Path SHIPPED = Path.of("src/deb/edge.yaml");
  private static final Path REFERENCE = Path.of("../../docs/ref/pasu-edge.md");

  @TempDir Path folder;

  @Test
  void understandsEveryKey() throws IOException {
    Path certificate = Files.createFile(folder.resolve("server.pem"));

    Settings read =
        read(
            "camera: scene:640x480@10",
            "sensor: gpio:17,active=low # a comment",
            "server: https://a.example,https://b.example",
            "certificate: '" + certificate + "'",
            "pre-roll: 10s",
            "spool: 512");

    assertThat(read.camera().description()).startsWith("scene:640x480");
    assertThat(read.sensor()).isEqualTo("gpio:17,active=low");
    assertThat(read.servers())
        .containsExactly(URI.create("https://a.example"), URI.create("https://b.example"));
    assertThat(read.certificate()).isEqualTo(certificate);
    assertThat(read.preRoll()).isEqualTo(Duration.ofSeconds(10));
    assertThat(read.spoolMebibytes()).isEqualTo(512);
  }

  @Test
  void anEmptyFileMeansTheDefaults() throws IOException {
    assertThat(read("# nothing").sensor()).isEqualTo("motion:");
    assertThat(read().spoolMebibytes()).isEqualTo(2048);
  }

  @Test
  void mayStillNameTheOneFolderThereIs() throws IOException {
    assertThat(read("data: \"/var/lib/pasu-edge\"")).usingRecursiveComparison().isEqualTo(read());
  }

  @Test
  void goesToTheServerItWasEnrolledAtUnlessToldOtherwise() throws IOException {
    URI known = URI.create("https://known.example");

    assertThat(read().servers(known)).containsExactly(known);
    assertThat(read("server: 'https://a.example'").servers(known))
        .containsExactly(URI.create("https://a.example"));
    Settings silent = read();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> silent.servers(null))
        .withMessageContaining("nothing says where the server is");
  }

  @Test
  void theShippedFileShowsTheDefaults() throws IOException {
    assertThat(Settings.read(SHIPPED))
        .usingRecursiveComparison()
        .ignoringFields("camera")
        .isEqualTo(read());
    assertThat(Settings.read(SHIPPED).camera().description())
        .isEqualTo(read().camera().description());
  }

  @Test
  void theShippedFileExplainsEveryKey() throws IOException {
    List<String> lines = Files.readAllLines(SHIPPED);

    for (String key : Settings.KEYS) {
      int line =
          lines.indexOf(lines.stream().filter(it -> it.startsWith(key + ":")).findAny().get());
      assertThat(lines.get(line - 1)).as("above " + key).startsWith("# ");
    }
  }

  @Test
  void theReferenceHasEveryKeyWithItsDefaultAndNoOther() throws IOException {
    List<String> shown = found("(?m)^([a-z-]+): ?\"?(.*?)\"?$", SHIPPED);
    List<String> documented = found("(?m)^\\| `([a-z-]+)` \\| `?(.*?)`? ?\\|", REFERENCE);

    assertThat(documented).isEqualTo(shown).hasSameSizeAs(Settings.KEYS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          pre_roll: 5s             | there is no key "pre_roll"; there are camera, sensor, server
          pre-roll: 5 parsecs      | pre-roll: the pre-roll must be a number with ms, s, m or h, as in 60s, but is "5 parsecs"
          pre-roll: 61s            | pre-roll: the pre-roll must be 0s to 1m, but is 61s
          spool: 15                | spool: the spool must be 16 to 1048576, in MiB, but is "15"
          spool: much              | spool: the spool must be 16 to 1048576, in MiB, but is "much"
          sensor: gpio:99999x      | sensor:
          camera: "vhs:"           | camera:
          server: pasu.lan         | server: "pasu.lan" is no address of a Pasu
          certificate: /no/such    | certificate: there is no file /no/such
          data: /srv/edge          | data: secret and clips are in /var/lib/pasu-edge and nowhere else, but this says "/srv/edge"; move them there
          sensor: [a, b]           | sensor wants one value on its line; several have commas between
          sensor: "motion:         | this is no YAML:
          just words               | write lines of KEY: VALUE
          """)
  void saysWhatIsWrongAndInWhichLine(String line, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("# a comment", "", line))
        .withMessageMatching("(?s).*/edge\\.yaml, line [34]: .*")
        .withMessageContaining(why);
  }

  @Test
  void refusesAKeyThatStandsThereTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("spool: 20", "sensor: 'manual:'", "spool: 30"))
        .withMessageEndingWith("edge.yaml, line 3: spool stands there twice; remove one");
  }

  @Test
  void saysThatItIsNoTextOrNoFileOrFarTooLong() throws IOException {
    Path file = folder.resolve("edge.yaml");
    for (byte[] content : List.of(new byte[] {(byte) 0xFF, (byte) 0xD8}, new byte[100_001])) {
      Files.write(file, content);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Settings.read(file))
          .withMessage(
              "%s is no file of at most 100000 bytes of text in UTF-8; name the file with --config",
              file);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.read(folder))
        .withMessageStartingWith(folder + " is no file");
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.read(folder.resolve("none.yaml")))
        .withMessage("there is no %s/none.yaml; name the file with --config", folder);
  }

  private static List<String> found(String keyAndValue, Path file) throws IOException {
    return Pattern.compile(keyAndValue)
        .matcher(Files.readString(file))
        .results()
        .map(it -> it.group(1) + "=" + it.group(2))
        .toList();
  }

  private Settings read(String... lines) throws IOException {
    return Settings.read(Files.write(folder.resolve("edge.yaml"), List.of(lines)));
  }
}
