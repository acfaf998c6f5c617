package pasu.agent.ingest;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.frame.Datagram;
import pasu.protocol.frame.Drop;
import pasu.protocol.frame.MemoryBudget;

/**
 * Where an agent's datagrams come in: one socket and one thread, which every session's state
 * belongs to. Without sessions the thread sleeps. Thread-safe; only {@link #close} blocks.
 */
public final class Receiver implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Receiver.class);
  private static final long NEVER = Long.MAX_VALUE;

  /**
   * How long datagrams gather before the next are read: a wake-up costs more than they (ADR 12).
   */
  private static final long REST_NANOS = 500_000;

  /** Datagrams that share one reading of the clock. */
  private static final int BATCH = 16;

  private final ReceiverOptions options;
  private final DatagramChannel channel;
  private final Selector selector;
  private final int port;
  private final Traffic traffic = new Traffic();
  private final MemoryBudget budget;
  private final Map<Long, Session> sessions = new ConcurrentHashMap<>();
  private final ByteBuffer datagram = ByteBuffer.allocateDirect(Datagram.MAX_BYTES + 1);
  private final Thread thread;
  private long tickNanos;
  private volatile boolean changed;
  private volatile boolean open = true;

  private Receiver(ReceiverOptions options, DatagramChannel channel, Selector selector)
      throws IOException {
    this.options = options;
    this.channel = channel;
    this.selector = selector;
    this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    this.budget = MemoryBudget.of(options.agentBytes());
    this.thread = Thread.ofPlatform().daemon().name("pasu-ingest-" + port).unstarted(this::run);
  }

  /**
   * Opens the socket and starts to receive.
   *
   * @throws IOException when the address is taken or not this machine's
   */
  public static Receiver bind(ReceiverOptions options) throws IOException {
    InetSocketAddress address = address(options);
    DatagramChannel channel = DatagramChannel.open(family(address));
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, options.socketBytes());
      channel.bind(address);
      warnOfSmallBuffer(options, channel.getOption(StandardSocketOptions.SO_RCVBUF));
      Selector selector = Selector.open();
      channel.register(selector, SelectionKey.OP_READ);
      Receiver receiver = new Receiver(options, channel, selector);
      receiver.thread.start();
      return receiver;
    } catch (IOException e) {
      channel.close();
      throw new IOException(
          "cannot receive datagrams at %s, port %d (%s); listen elsewhere"
              .formatted(options.host(), options.port(), e.getMessage()),
          e);
    }
  }

  /** The port it is bound to. */
  public int port() {
    return port;
  }

  /** What it counts. */
  public Traffic traffic() {
    return traffic;
  }

  /** Begins to receive under a lease; the lease's silence counts from now. */
  public StreamSession open(Terms terms, StreamSink sink) {
    while (true) {
      long id = Integer.toUnsignedLong(options.random().nextInt());
      MemoryBudget share = budget.part(options.sessionBytes());
      ForgeryLimit forgeries = new ForgeryLimit(options.forgeries(), terms);
      long now = options.nanoTime().getAsLong();
      Session session = new Session(id, terms, sink, share, traffic, forgeries, now, this::wake);
      if (sessions.putIfAbsent(id, session) == null) {
        wake();
        return session;
      }
    }
  }

  /** Ends all sessions and the thread, unless this is that thread: it ends by itself then. */
  @Override
  public void close() {
    open = false;
    selector.wakeup();
    if (!Thread.currentThread().equals(thread)) {
      join();
    }
  }

  private void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void wake() {
    changed = true;
    selector.wakeup();
  }

  private void run() {
    try (selector;
        channel) {
      tickNanos = options.nanoTime().getAsLong();
      while (open) {
        turn();
      }
    } catch (IOException e) {
      log.error("receiving failed port={}", port, e);
    } finally {
      sessions.values().forEach(Session::release);
      sessions.clear();
    }
  }

  private void turn() throws IOException {
    long until = tickNanos == NEVER ? NEVER : tickNanos - options.nanoTime().getAsLong();
    if (changed) {
      selector.selectNow();
    } else {
      selector.select(until == NEVER ? 0 : Math.max(1, (until + 999_999) / 1_000_000));
    }
    selector.selectedKeys().clear();
    boolean rests = drain();
    long now = options.nanoTime().getAsLong();
    if (changed || (tickNanos != NEVER && now - tickNanos >= 0)) {
      changed = false;
      tick(now);
    }
    if (rests) {
      LockSupport.parkNanos(REST_NANOS);
    }
  }

  /** Reads what is there, but not past the next tick; says whether it read all there was. */
  private boolean drain() throws IOException {
    long now = options.nanoTime().getAsLong();
    long pause = now + Session.TICK_NANOS;
    SocketAddress from = channel.receive(datagram.clear());
    if (from == null) {
      return false;
    }
    if (!sessions.isEmpty() && (tickNanos == NEVER || tickNanos - pause > 0)) {
      tickNanos = pause;
    }
    for (int count = 1; from != null; count++) {
      traffic.datagrams.increment();
      receive(datagram.flip(), from, now);
      now = count % BATCH == 0 ? options.nanoTime().getAsLong() : now;
      if (now - pause >= 0) {
        return false;
      }
      from = channel.receive(datagram.clear());
    }
    return true;
  }

  private void receive(ByteBuffer received, SocketAddress from, long nowNanos) {
    if (!Datagram.isPlausible(received)) {
      boolean fits = received.remaining() >= 32 && received.remaining() <= Datagram.MAX_BYTES;
      traffic.drops.count(fits ? Drop.MAGIC : Drop.LENGTH);
      return;
    }
    Session session = sessions.get(Datagram.session(received));
    if (session == null || session.isClosed()) {
      traffic.drops.count(Drop.SESSION);
    } else {
      session.receive(received, from, nowNanos, this::send);
    }
  }

  private void tick(long nowNanos) {
    long pause = NEVER;
    for (Session session : sessions.values()) {
      if (!session.isClosed()) {
        pause = Math.min(pause, session.tick(nowNanos, this::send));
      }
    }
    sessions.values().removeIf(Receiver::isOver);
    tickNanos = pause == NEVER ? NEVER : nowNanos + pause;
  }

  private static boolean isOver(Session session) {
    boolean over = session.isClosed();
    if (over) {
      session.release();
    }
    return over;
  }

  private void send(ByteBuffer answer, SocketAddress to) {
    try {
      channel.send(answer, to);
    } catch (IOException e) {
      log.debug("answer not sent to={} error={}", to, e.getMessage());
    }
  }

  /** A socket for both families makes every datagram's sender a longer address. */
  private static ProtocolFamily family(InetSocketAddress address) {
    return address.getAddress() instanceof Inet4Address
        ? StandardProtocolFamily.INET
        : StandardProtocolFamily.INET6;
  }

  private static InetSocketAddress address(ReceiverOptions options) throws IOException {
    InetSocketAddress address = new InetSocketAddress(options.host(), options.port());
    if (address.isUnresolved()) {
      throw new IOException("host \"%s\" is not known".formatted(options.host()));
    }
    return address;
  }

  private static void warnOfSmallBuffer(ReceiverOptions options, int granted) {
    if (granted < options.socketBytes()) {
      log.warn(
          "receive buffer small asked={} granted={} remedy=\"sysctl -w net.core.rmem_max={}\"",
          options.socketBytes(),
          granted,
          options.socketBytes());
    }
  }
}
