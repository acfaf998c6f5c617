package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import pasu.edge.spool.CameraSpool;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.Uplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import pasu.protocol.frame.Datagram;

class NearUplinksTest {

  private static final int PATIENCE_MILLIS = 20_000;

  /** An address of TEST-NET-1 (RFC 5737): nobody's, as one that this machine had before. */
  private static final String TOLD_TO_OTHERS = "192.0.2.7";

  @Test
  void reachAnAgentOfThisMachineWhateverAddressOthersAreTold() throws IOException {
    Secret secret = Secret.random(new SplittableRandom(7));
    Terms terms = new Terms("yard", "home", 3, 1, Suite.AES_128_GCM, secret, 1, 10_000);
    try (DatagramSocket agent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Uplink uplink = uplink()) {
      agent.setSoTimeout(PATIENCE_MILLIS);
      DatagramPacket heard = new DatagramPacket(new byte[Datagram.MAX_BYTES], Datagram.MAX_BYTES);

      uplink.open(
          new Grant(terms, new Admitted("agent-1", TOLD_TO_OTHERS, agent.getLocalPort(), 2)));

      agent.receive(heard);
      assertThat(heard.getLength()).isPositive();
    }
  }

  private static Uplink uplink() {
    return new NearUplinks(DatagramUplink::start)
        .start(new UplinkOptions("yard", InstantSource.system()), CameraSpool.none(), new Deaf());
  }

  private static final class Deaf implements Uplink.Listener {
    @Override
    public void acknowledged(int clipNumber) {}

    @Override
    public void agentSilent(long epoch) {}
  }
}
