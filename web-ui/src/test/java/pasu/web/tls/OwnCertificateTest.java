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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.KeyPin;

class OwnCertificateTest {

  private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
  private static final List<String> NAMES = List.of("localhost", "pasu.local", "10.0.0.7");

  /** One key on P-256, as openssl writes it: three forms, and the pin that openssl gives it. */
  private static final String SEC1 =
      """
      -----BEGIN EC PRIVATE KEY-----
      MHcCAQEEIObi6KA1dGrmGGF/EIZC92PyI+jblqbvoD2597MoL0JAoAoGCCqGSM49
      AwEHoUQDQgAE0o3nFrZBK23fK4O7MqWUl5HUGzLCzxondQRxs5BLRg59U3QwQc1Z
      sh4m71QYPLWzED2Id2rldCLHjxjTO6o4uA==
      -----END EC PRIVATE KEY-----
      """;

  private static final String PKCS8 =
      """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg5uLooDV0auYYYX8Q
      hkL3Y/Ij6NuWpu+gPbn3sygvQkChRANCAATSjecWtkErbd8rg7sypZSXkdQbMsLP
      Gid1BHGzkEtGDn1TdDBBzVmyHibvVBg8tbMQPYh3auV0IsePGNM7qji4
      -----END PRIVATE KEY-----
      """;

  private static final String WITHOUT_PUBLIC_PART =
      """
      -----BEGIN PRIVATE KEY-----
      MEECAQAwEwYHKoZIzj0CAQYIKoZIzj0DAQcEJzAlAgEBBCDm4uigNXRq5hhhfxCG
      Qvdj8iPo25am76A9ufezKC9CQA==
      -----END PRIVATE KEY-----
      """;

  private static final String GIVEN_PIN = "sha256/JY8AnVpa/DLzsCixgKM1Q7keDBacBg4DA8jgxEPyMjs=";

  private static final String ED25519 =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIPAaIKZReW+veizBxDZxbrTzAd21VUb0CNLlctt3Qq5U
      -----END PRIVATE KEY-----
      """;

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
  void keepsItsKeyWhereOnlyTheCertificateIsLost() throws IOException {
    Identity made = own(NAMES).current(NOW);
    Files.delete(OwnCertificate.certificate(folder));

    assertThat(KeyPin.of(own(NAMES).current(NOW).certificate()))
        .isEqualTo(KeyPin.of(made.certificate()));
  }

  @ParameterizedTest
  @ValueSource(strings = {SEC1, PKCS8, WITHOUT_PUBLIC_PART})
  void isForAGivenKeyOnEachOfSeveralGateways(String pem) throws IOException {
    Path given = Files.writeString(folder.resolve("given.pem"), pem);
    Identity one = new OwnCertificate(folder.resolve("1"), NAMES, given).current(NOW);
    Identity two = new OwnCertificate(folder.resolve("2"), List.of("host-2"), given).current(NOW);

    assertThat(one.fits()).isTrue();
    assertThat(two.certificate()).isNotEqualTo(one.certificate());
    assertThat(KeyPin.of(two.certificate()))
        .isEqualTo(KeyPin.of(one.certificate()))
        .isEqualTo(new KeyPin(GIVEN_PIN));
    assertThat(new OwnCertificate(folder.resolve("1"), NAMES, given).current(NOW).chain())
        .isEqualTo(one.chain());
    assertThat(folder.resolve("1/key.pem")).doesNotExist();
  }

  @Test
  void refusesAKeyItCannotUse() throws IOException {
    Path given = Files.writeString(folder.resolve("given.pem"), ED25519);

    assertThatThrownBy(() -> new OwnCertificate(folder, NAMES, given).current(NOW))
        .hasMessageContaining(given + " is no EC key; make one with openssl ecparam");
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

  @Test
  void namesNoAddressesWhereItIsKnownWhatTheMachineIsCalled() {
    assertThat(MachineNames.called(List.of("cams.example.org")))
        .contains("localhost", "cams.example.org")
        .filteredOn(name -> name.matches("[0-9.]+"))
        .containsExactly("127.0.0.1");
  }

  private OwnCertificate own(List<String> names) {
    return new OwnCertificate(folder, names);
  }

  private Path key() {
    return folder.resolve("key.pem");
  }
}
