package pasu.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.junit.jupiter.api.Test;
import pasu.bench.Run;

class RelayTest {

  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @Test
  void leadsEachEdgesAnswersBackToIt() throws IOException {
    try (DatagramChannel agent = DatagramChannel.open().bind(ANY);
        DatagramChannel one = DatagramChannel.open().bind(ANY);
        DatagramChannel other = DatagramChannel.open().bind(ANY);
        Relay relay = Relay.start(ANY, address(agent), Badness.NONE, 1)) {
      InetSocketAddress door = new InetSocketAddress(ANY.getAddress(), relay.port());
      one.send(bytes(1), door);
      SocketAddress fromOne = receive(agent, 1);
      other.send(bytes(2), door);
      SocketAddress fromOther = receive(agent, 2);

      agent.send(bytes(4), fromOther);
      agent.send(bytes(3), fromOne);

      assertThat(receive(other, 4)).isEqualTo(door);
      assertThat(receive(one, 3)).isEqualTo(door);
      assertThat(relay.figures().edges()).isEqualTo(2);
      assertThat(relay.figures().there().datagrams()).isEqualTo(2);
    }
  }

  @Test
  void saysWhatIsWrongWithItsOptions() {
    assertThat(Run.of("relay", "--listen", "0", "--to", "nowhere").err())
        .contains("--to must be HOST:PORT");
    assertThat(Run.of("relay", "--listen", "0", "--to", "127.0.0.1:1", "--rate", "fast").err())
        .contains("write it like 20mbit");
    assertThat(Run.of("relay", "--listen", "0", "--to", "127.0.0.1:1", "--loss", "2").exitStatus())
        .isEqualTo(2);
  }

  private static SocketAddress receive(DatagramChannel at, int expected) throws IOException {
    ByteBuffer datagram = ByteBuffer.allocate(16);
    SocketAddress from = at.receive(datagram);
    assertThat(datagram.flip()).isEqualTo(bytes(expected));
    return from;
  }

  private static InetSocketAddress address(DatagramChannel channel) throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  private static ByteBuffer bytes(int value) {
    return ByteBuffer.wrap(new byte[] {(byte) value});
  }
}
