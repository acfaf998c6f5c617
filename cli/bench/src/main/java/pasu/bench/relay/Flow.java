package pasu.bench.relay;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** One edge's way there and back: a socket of its own, so that the agent can tell edges apart. */
final class Flow {

  final SocketAddress edge;
  final DatagramChannel agentSide;
  final LossyPath there;
  final LossyPath back;

  Flow(SocketAddress edge, SocketAddress agent, Paths paths) throws IOException {
    this.edge = edge;
    this.agentSide = DatagramChannel.open();
    this.there = paths.there();
    this.back = paths.back();
    agentSide.connect(agent);
  }

  void register(Selector selector) throws IOException {
    Relay.prepare(agentSide).register(selector, SelectionKey.OP_READ, this);
  }
}
