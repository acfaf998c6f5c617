package pasu.edge.uplink;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Where datagrams leave. What cannot leave is lost, and repaired like anything lost. */
@FunctionalInterface
public interface Outbox {
  void send(ByteBuffer datagram, InetSocketAddress to);
}
