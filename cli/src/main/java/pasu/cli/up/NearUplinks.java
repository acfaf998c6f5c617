package pasu.cli.up;

import java.net.InetAddress;
import pasu.edge.spool.CameraSpool;
import pasu.edge.uplink.Uplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.StreamMessage.Grant;

/**
 * Uplinks to agents in this process that listen at every address: by loopback, whatever others are
 * told. A machine that gets another address, or loses its network, keeps its own streams.
 */
final class NearUplinks implements Uplinks {

  private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();

  private final Uplinks uplinks;

  NearUplinks(Uplinks uplinks) {
    this.uplinks = uplinks;
  }

  @Override
  public Uplink start(UplinkOptions options, CameraSpool spool, Uplink.Listener listener) {
    return new PassingUplink(uplinks.start(options, spool, listener)) {
      @Override
      public void open(Grant grant) {
        super.open(grant.by(LOOPBACK, grant.door().port()));
      }
    };
  }
}
