package pasu.cli.relay;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.SplittableRandom;

/** One edge's way there and back: a socket of its own, so that the agent can tell edges apart. */
final class Flow {

  final SocketAddress edge;
  final DatagramChannel agentSide;
  final LossyPath there;
  final LossyPath back;

  Flow(SocketAddress edge, SocketAddress agent, Badness badness, SplittableRandom random)
      throws IOException {
    this.edge = edge;
    this.agentSide = DatagramChannel.open();
    this.there = new LossyPath(badness, random.split());
    this.back = new LossyPath(badness, random.split());
    agentSide.connect(agent);
  }

  void register(Selector selector) throws IOException {
    Relay.prepare(agentSide).register(selector, SelectionKey.OP_READ, this);
  }
}
