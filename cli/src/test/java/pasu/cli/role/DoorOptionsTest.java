package pasu.cli.role;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.web.tls.OwnCertificate;
import picocli.CommandLine;

class DoorOptionsTest {

  @Test
  void isOverheardWhereOthersComeWithoutHttps() {
    assertThat(door("--host=0.0.0.0").isOverheard()).isTrue();
    assertThat(door("--host=127.0.0.1").isOverheard()).isFalse();
    assertThat(door("--host=0.0.0.0", "--tls").isOverheard()).isFalse();
    assertThat(door("--host=0.0.0.0", "--trusted-proxy=10.0.0.0/8").isOverheard()).isFalse();
  }

  @Test
  void makesACertificateForWhereOthersFindIt() {
    OwnCertificate own = own("--tls", "--url=https://cams.example.org:8443", "--tls-name=nas");

    assertThat(own.names()).contains("cams.example.org", "nas", "localhost");
    assertThat(own.given()).isNull();
  }

  @Test
  void makesACertificateUnderAGivenKey() {
    assertThat(own("--tls", "--tls-key=key.pem").given()).isEqualTo(Path.of("key.pem"));
  }

  @ParameterizedTest
  @CsvSource({
    "--tls-key=k, go together",
    "--tls-cert=c, go together",
    "--tls-cert=c --tls-key=k --tls, leave one out",
    "--tls --url=http://cams.example.org, but with a certificate it is https",
    "--tls --url=https://[::1]:8443, change --tls-name or --url"
  })
  void refusesWhatDoesNotGoTogether(String line, String why) {
    assertThatThrownBy(() -> door(line.split(" ", -1))).hasMessageContaining(why);
  }

  private static OwnCertificate own(String... line) {
    return (OwnCertificate) requireNonNull(door(line).identity());
  }

  private static Door door(String... line) {
    DoorOptions options = new DoorOptions();
    new CommandLine(options).parseArgs(line);
    return options.door(Path.of("data"));
  }
}
