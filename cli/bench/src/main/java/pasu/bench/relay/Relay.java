package pasu.bench.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bad network between edges and one agent, on real sockets: what comes to its port goes on to the
 * agent, and answers go back, each edge over two {@link LossyPath}s of its own. One thread.
 */
public final class Relay implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Relay.class);
  private static final int SOCKET_BYTES = 4 * 1024 * 1024;
  private static final int MAX_EDGES = 256;
  private static final int MAX_UNDER_WAY = 100_000;

  private record Delivery(
      long atNanos,
      long turn,
      ByteBuffer datagram,
      DatagramChannel via,
      @Nullable SocketAddress to) {

    static final Comparator<Delivery> ORDER =
        Comparator.comparingLong(Delivery::atNanos).thenComparingLong(Delivery::turn);
  }

  private final SocketAddress agent;
  private final Badness badness;
  private final SplittableRandom random;
  private final Selector selector;
  private final DatagramChannel edgeSide;
  private final @Nullable Paths shared;
  private final Map<SocketAddress, Flow> flows = new ConcurrentHashMap<>();
  private final PriorityQueue<Delivery> underWay = new PriorityQueue<>(Delivery.ORDER);
  private final LongAdder refused = new LongAdder();
  private final ByteBuffer buffer = ByteBuffer.allocate(65_536);
  private final Thread thread;
  private long turn;
  private volatile boolean open = true;

  private Relay(
      DatagramChannel edgeSide, SocketAddress agent, Badness badness, long seed, boolean isShared)
      throws IOException {
    this.edgeSide = edgeSide;
    this.agent = agent;
    this.badness = badness;
    this.random = new SplittableRandom(seed);
    this.shared = isShared ? Paths.of(badness, random) : null;
    this.selector = Selector.open();
    prepare(edgeSide).register(selector, SelectionKey.OP_READ);
    this.thread = Thread.ofPlatform().daemon().name("pasu-relay").unstarted(this::run);
  }

  /**
   * Begins to relay; each edge has a network of its own.
   *
   * @throws IOException when the address cannot be bound
   */
  public static Relay start(
      InetSocketAddress listen, InetSocketAddress agent, Badness badness, long seed)
      throws IOException {
    return start(listen, agent, badness, seed, false);
  }

  /**
   * Begins to relay for edges behind one router: what one sends, the others wait for.
   *
   * @throws IOException when the address cannot be bound
   */
  public static Relay startShared(
      InetSocketAddress listen, InetSocketAddress agent, Badness badness, long seed)
      throws IOException {
    return start(listen, agent, badness, seed, true);
  }

  private static Relay start(
      InetSocketAddress listen,
      InetSocketAddress agent,
      Badness badness,
      long seed,
      boolean isShared)
      throws IOException {
    DatagramChannel edgeSide = DatagramChannel.open();
    try {
      edgeSide.bind(listen);
      Relay relay = new Relay(edgeSide, agent, badness, seed, isShared);
      relay.thread.start();
      return relay;
    } catch (IOException e) {
      edgeSide.close();
      throw e;
    }
  }

  /** Where edges send to. */
  public int port() {
    try {
      return ((InetSocketAddress) edgeSide.getLocalAddress()).getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RelayFigures figures() {
    if (shared != null) {
      return new RelayFigures(
          flows.size(), refused.sum(), shared.there().figures(), shared.back().figures());
    }
    PathFigures there = PathFigures.NONE;
    PathFigures back = PathFigures.NONE;
    for (Flow flow : flows.values()) {
      there = there.plus(flow.there.figures());
      back = back.plus(flow.back.figures());
    }
    return new RelayFigures(flows.size(), refused.sum(), there, back);
  }

  @Override
  public void close() {
    open = false;
    selector.wakeup();
  }

  private void run() {
    try (selector;
        edgeSide) {
      while (open) {
        turn();
      }
    } catch (IOException e) {
      log.error("relay failed agent={}", agent, e);
    } finally {
      flows.values().forEach(flow -> close(flow.agentSide));
    }
  }

  private void turn() throws IOException {
    Delivery next = underWay.peek();
    long nanos = next == null ? Long.MAX_VALUE : next.atNanos - System.nanoTime();
    if (nanos <= 0) {
      selector.selectNow();
    } else {
      selector.select(next == null ? 0 : Math.max(1, nanos / 1_000_000));
    }
    for (SelectionKey key : selector.selectedKeys()) {
      if (key.attachment() instanceof Flow flow) {
        readAgent(flow);
      } else {
        readEdges();
      }
    }
    selector.selectedKeys().clear();
    deliver();
  }

  private void readEdges() throws IOException {
    SocketAddress from = edgeSide.receive(buffer.clear());
    while (from != null) {
      Flow flow = flow(from);
      if (flow == null) {
        refused.increment();
      } else {
        pass(flow.there, buffer.flip(), flow.agentSide, null);
      }
      from = edgeSide.receive(buffer.clear());
    }
  }

  private void readAgent(Flow flow) throws IOException {
    while (flow.agentSide.receive(buffer.clear()) != null) {
      pass(flow.back, buffer.flip(), edgeSide, flow.edge);
    }
  }

  private @Nullable Flow flow(SocketAddress edge) throws IOException {
    Flow flow = flows.get(edge);
    if (flow == null && flows.size() < MAX_EDGES) {
      flow = new Flow(edge, agent, shared == null ? Paths.of(badness, random) : shared);
      flow.register(selector);
      flows.put(edge, flow);
    }
    return flow;
  }

  private void pass(
      LossyPath path, ByteBuffer datagram, DatagramChannel via, @Nullable SocketAddress to) {
    if (underWay.size() >= MAX_UNDER_WAY) {
      refused.increment();
      return;
    }
    ByteBuffer copy = ByteBuffer.allocate(datagram.remaining()).put(datagram).flip();
    path.pass(
        copy.remaining(),
        System.nanoTime(),
        at -> underWay.add(new Delivery(at, turn++, copy.duplicate(), via, to)));
  }

  private void deliver() {
    long now = System.nanoTime();
    for (Delivery next = underWay.peek(); next != null && next.atNanos <= now; ) {
      underWay.remove();
      send(next);
      next = underWay.peek();
    }
  }

  private static void send(Delivery delivery) {
    try {
      if (delivery.to == null) {
        delivery.via.write(delivery.datagram);
      } else {
        delivery.via.send(delivery.datagram, delivery.to);
      }
    } catch (IOException e) {
      log.debug("datagram not sent error={}", e.getMessage());
    }
  }

  static DatagramChannel prepare(DatagramChannel channel) throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BYTES);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BYTES);
    return channel;
  }

  private static void close(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      log.debug("socket not closed error={}", e.getMessage());
    }
  }
}
