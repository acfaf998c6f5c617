package pasu.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCertificateTest {

  private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
  private static final List<String> NAMES = List.of("localhost", "pasu.local", "10.0.0.7");

  @TempDir private Path folder;

  @Test
  void isMadeForTheMachinesNames() throws Exception {
    Identity made = own(NAMES).current(NOW);

    assertThat(SelfSigned.names(made.certificate())).containsExactlyInAnyOrderElementsOf(NAMES);
    assertThat(made.fits()).isTrue();
    assertThat(((ECPublicKey) made.certificate().getPublicKey()).getParams().getOrder().bitLength())
        .isEqualTo(256);
    assertThat(made.certificate().getBasicConstraints()).isEqualTo(-1); // Vouches for no other.
    made.certificate().verify(made.certificate().getPublicKey());
  }

  @Test
  void isKeptWithItsKeyForItsOwnerAlone() throws IOException {
    Identity made = own(NAMES).current(NOW);

    assertThat(own(NAMES).current(NOW.plusSeconds(60)).chain()).isEqualTo(made.chain());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void isRenewedInTimeUnderTheSameKey() {
    Identity made = own(NAMES).current(NOW);
    Instant late = made.end().minus(OwnCertificate.RENEWED_BEFORE);

    assertThat(own(NAMES).current(late.minusSeconds(1)).chain()).isEqualTo(made.chain());
    Identity renewed = own(NAMES).current(late);

    assertThat(renewed.end()).isAfter(made.end().plus(Duration.ofDays(700)));
    assertThat(renewed.certificate().getPublicKey()).isEqualTo(made.certificate().getPublicKey());
    assertThat(renewed.fits()).isTrue();
  }

  @Test
  void isRenewedForANewNameUnderTheSameKey() {
    Identity made = own(NAMES).current(NOW);

    Identity renewed = own(List.of("localhost", "10.0.0.8")).current(NOW);

    assertThat(SelfSigned.names(renewed.certificate())).contains("10.0.0.8");
    assertThat(renewed.certificate().getPublicKey()).isEqualTo(made.certificate().getPublicKey());
  }

  @Test
  void isMadeAnewWhereItsKeyIsLost() throws IOException {
    Identity made = own(NAMES).current(NOW);
    Files.delete(key());

    Identity anew = own(NAMES).current(NOW);

    assertThat(anew.fits()).isTrue();
    assertThat(anew.certificate().getPublicKey()).isNotEqualTo(made.certificate().getPublicKey());
  }

  @Test
  void isRefusedWhereItCannotBeKept() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> new OwnCertificate(file, NAMES).current(NOW))
        .hasMessageContaining("no certificate can be kept in " + file)
        .hasMessageContaining("--data");
  }

  @Test
  void namesThisMachineAndWhatElseItIsCalled() {
    assertThat(MachineNames.with(List.of("Cams.Example.org")))
        .contains("localhost", "127.0.0.1", "cams.example.org");
    assertThatThrownBy(() -> MachineNames.with(List.of("what a name")))
        .hasMessageContaining("\"what a name\"");
  }

  private OwnCertificate own(List<String> names) {
    return new OwnCertificate(folder, names);
  }

  private Path key() {
    return folder.resolve("key.pem");
  }
}
