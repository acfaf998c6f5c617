package pasu.agent.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A bad network between one edge and one agent, on real sockets of this machine. */
final class LossyRelay implements AutoCloseable {

  private final SocketAddress agent;
  private final LossyPath toAgent;
  private final LossyPath toEdge;
  private final Selector selector = Selector.open();
  private final DatagramChannel edgeSide = socket(selector);
  private final DatagramChannel agentSide = socket(selector);
  private final ByteBuffer datagram = ByteBuffer.allocate(2048);
  private final Thread thread;
  private @Nullable SocketAddress edge;
  private volatile boolean open = true;

  private LossyRelay(SocketAddress agent, LossyPath.Badness badness, long seed) throws IOException {
    this.agent = agent;
    this.toAgent = new LossyPath(badness, new Random(seed));
    this.toEdge = new LossyPath(badness, new Random(~seed));
    this.thread = Thread.ofPlatform().daemon().name("lossy-relay").unstarted(this::run);
  }

  static LossyRelay start(int agentPort, LossyPath.Badness badness, long seed) throws IOException {
    SocketAddress agent = new InetSocketAddress(InetAddress.getLoopbackAddress(), agentPort);
    LossyRelay relay = new LossyRelay(agent, badness, seed);
    relay.thread.start();
    return relay;
  }

  int port() throws IOException {
    return ((InetSocketAddress) edgeSide.getLocalAddress()).getPort();
  }

  @Override
  public void close() {
    open = false;
    selector.wakeup();
  }

  private void run() {
    try (selector;
        edgeSide;
        agentSide) {
      while (open) {
        selector.select();
        selector.selectedKeys().clear();
        pump();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pump() throws IOException {
    SocketAddress from = edgeSide.receive(datagram.clear());
    while (from != null) {
      edge = from;
      toAgent.pass(datagram.flip(), passed -> send(agentSide, passed, agent));
      from = edgeSide.receive(datagram.clear());
    }
    while (agentSide.receive(datagram.clear()) != null) {
      toEdge.pass(datagram.flip(), passed -> send(edgeSide, passed, edge));
    }
  }

  private static void send(DatagramChannel via, ByteBuffer datagram, @Nullable SocketAddress to) {
    try {
      via.send(datagram, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DatagramChannel socket(Selector selector) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.configureBlocking(false);
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    channel.register(selector, SelectionKey.OP_READ);
    return channel;
  }
}
