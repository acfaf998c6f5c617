package pasu.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationTest {

  private static final URI SERVER = URI.create("https://10.0.0.7:8443");

  /** Bytes 0, 1, 2 to 31. */
  private static final KeyPin KEY =
      new KeyPin("sha256/AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

  private static final String WORDS = "3FK7-QPAM-2XWD-000G-40R4-0M30-E209-185G";

  private final Invitation made = Invitation.of("3FK7-QPAM-2XWD", KEY, SERVER);

  @Test
  void isReadAsItIsWritten() {
    assertThat(made.words()).isEqualTo(WORDS);
    assertThat(made.link()).isEqualTo("https://10.0.0.7:8443/#/enrol/" + WORDS);
    assertThat(Invitation.parse(made.link())).isEqualTo(made);
    assertThat(Invitation.parse(WORDS)).isEqualTo(new Invitation(made.code(), made.pin(), null));
  }

  @Test
  void isReadAsPeopleType() {
    assertThat(Invitation.parse(" 3fk7 qpam 2xwd ooog 4or4 om3o e2o9 l85g").pin())
        .isEqualTo(made.pin());
  }

  @Test
  void needsNoPin() {
    Invitation plain = Invitation.of("3FK7QPAM2XWD", null, URI.create("http://pasu.lan:8080"));

    assertThat(plain.words()).isEqualTo("3FK7-QPAM-2XWD");
    assertThat(Invitation.parse(plain.link())).isEqualTo(plain);
    assertThat(plain.admits(KEY)).isTrue();
  }

  @Test
  void admitsNoOtherKey() {
    byte[] other = Base64.getDecoder().decode(KEY.text().substring(7));
    other[12] ^= 0x10; // The hundredth bit.

    assertThat(made.admits(KEY)).isTrue();
    assertThat(made.admits(new KeyPin("sha256/" + Base64.getEncoder().encodeToString(other))))
        .isFalse();
  }

  @Test
  void isRefusedInPart() {
    assertThatThrownBy(() -> Invitation.parse("3FK7-QPAM"))
        .hasMessageContaining("12 or 32")
        .hasMessageContaining("8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pasu.lan", "https://", "ftp://10.0.0.7", "https://a b", ""})
  void isRefusedWhereItsServerIsNone(String server) {
    assertThatThrownBy(() -> Invitation.parse(server + "/#/enrol/" + WORDS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + server + "\" before /#/enrol/ is no server's address")
        .hasMessageNotContaining("3FK7");
  }

  @Test
  void isNotShownInALog() {
    assertThat(made.toString()).doesNotContain("3FK7").doesNotContain("000G");
  }
}
