package pasu.cli.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
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
}
