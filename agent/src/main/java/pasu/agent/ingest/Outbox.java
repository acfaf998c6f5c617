package pasu.agent.ingest;

import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** Where answers leave. */
@FunctionalInterface
public interface Outbox {
  void send(ByteBuffer datagram, SocketAddress to);
}
