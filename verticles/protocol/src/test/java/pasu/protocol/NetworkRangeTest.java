package pasu.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkRangeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "127.0.0.1",
        "127.255.255.255",
        "10.1.2.3",
        "100.64.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "198.19.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "2001:db8::1",
      })
  void knowsWhatIsNotOnTheInternet(String address) {
    assertThat(NetworkRange.isPublic(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "100.63.255.255",
        "142.250.180.10",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.255.255",
        "223.255.255.255",
        "2a00:1450:4001:830::200a",
        "2600::1"
      })
  void knowsWhatIs(String address) {
    assertThat(NetworkRange.isPublic(InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void knowsTheNetworksOfThisMachine() throws SocketException {
    List<NetworkRange> own = NetworkRange.ofThisMachine();

    assertThat(own).anyMatch(it -> it.contains(InetAddress.ofLiteral("127.0.0.77")));
    assertThat(own).noneMatch(it -> it.contains(InetAddress.ofLiteral("1.1.1.1")));
  }
}
