package pasu.cli.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.cli.CommandFailure;

class DoorTest {

  @Test
  void isRefusedWhenThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Door door = new Door("127.0.0.1", taken.getLocalPort());

      assertThatThrownBy(door::check)
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining(String.valueOf(taken.getLocalPort()))
          .hasMessageContaining("--port");
    }
  }

  @Test
  void isRefusedAtAnothersAddress() {
    assertThatThrownBy(new Door("192.0.2.1", 0)::check).hasMessageContaining("192.0.2.1");
  }

  @Test
  void isRefusedAtAPortThatCannotBe() {
    assertThatThrownBy(() -> new Door("127.0.0.1", 70_000)).hasMessageContaining("70000");
  }

  @Test
  void canBeTypedIntoABrowserWhereverItListens() {
    assertThat(new Door("127.0.0.1", 0).url(81)).isEqualTo("http://127.0.0.1:81");
    assertThat(new Door("0.0.0.0", 0).url(81)).isEqualTo("http://127.0.0.1:81");
    assertThat(new Door("::1", 0).url(81)).isEqualTo("http://[::1]:81");
  }

  @Test
  void warnsOfOthersOnlyWhenTheyCanComeIn() {
    assertThat(new Door("127.0.0.1", 0).isOpenToOthers()).isFalse();
    assertThat(new Door("0.0.0.0", 0).isOpenToOthers()).isTrue();
  }

  @Test
  void isReachedByOthersAtAnAddressOfThisMachine() throws IOException {
    String address = new Door("0.0.0.0", 0).addressForOthers();

    assertThat(new Door("10.0.0.7", 0).addressForOthers()).isEqualTo("10.0.0.7");
    assertThat(address).isNotEqualTo("0.0.0.0");
    assertThat(NetworkInterface.getByInetAddress(InetAddress.getByName(address))).isNotNull();
  }

  @Test
  void isWhereOthersFindItIfThatIsKnown() {
    assertThat(at("https://cams.example.org").url(81)).isEqualTo("https://cams.example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cams.example.org",
        "cams.example.org:8443",
        "ftp://cams.example.org",
        "https://cams.example.org/",
        "https://cams.example.org/pasu",
        "https://cams.example.org?x"
      })
  void refusesWhereNobodyCouldFindIt(String url) {
    assertThatThrownBy(() -> at(url))
        .hasMessage("--url must be like https://cams.example.org:8443, but is \"%s\"", url);
  }

  private static Door at(String url) {
    return new Door("127.0.0.1", 0, null, List.of(), URI.create(url));
  }
}
