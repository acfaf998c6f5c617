package pasu.bench.transport;

import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramSocketOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import pasu.protocol.frame.Datagram;

/**
 * One way to receive datagrams, alone in a process: reads them, counts them, does nothing with them
 * (ADR 12). Says its port first, then, for each line of its input, how many came.
 */
final class ReceivePath {

  /** The ways. */
  enum Kind {
    /** Vert.x' datagram socket with a receive buffer of 4 MiB, which it also allocates per read. */
    VERTX,
    /** A channel and a selector, woken for whatever is there. */
    SELECTOR,
    /** The same, with a rest of half a millisecond whenever all was read: what an agent does. */
    SELECTOR_AND_REST,
    /** A channel that blocks. */
    BLOCKING,
    /** The same, resting half a millisecond after a datagram it had to wait for. */
    BLOCKING_AND_REST,
    /** Two channels that block, on one port. */
    TWO_BLOCKING
  }

  private static final int SOCKET_BYTES = 4 << 20;
  private static final long REST_NANOS = 500_000;

  /** What a read takes at least when it waited. */
  private static final long WAITED_NANOS = 20_000;

  private final LongAdder count = new LongAdder();
  private final Vertx vertx = Vertx.vertx();

  private ReceivePath() {}

  /**
   * Runs one.
   *
   * @param args its kind
   */
  public static void main(String[] args) throws IOException {
    ReceivePath path = new ReceivePath();
    System.out.println(path.open(Kind.valueOf(args[0])));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (in.readLine() != null) {
      System.out.println(path.count.sum());
    }
    System.exit(0);
  }

  private int open(Kind kind) throws IOException {
    return switch (kind) {
      case VERTX -> openVertx();
      case SELECTOR -> openSelector(0);
      case SELECTOR_AND_REST -> openSelector(REST_NANOS);
      case BLOCKING -> openBlocking(0, 0);
      case BLOCKING_AND_REST -> openBlocking(0, REST_NANOS);
      case TWO_BLOCKING -> openBlocking(openBlocking(0, 0), 0);
    };
  }

  private int openVertx() {
    return vertx
        .createDatagramSocket(new DatagramSocketOptions().setReceiveBufferSize(SOCKET_BYTES))
        .handler(_ -> count.increment())
        .listen(0, "127.0.0.1")
        .await()
        .localAddress()
        .port();
  }

  private int openSelector(long restNanos) throws IOException {
    DatagramChannel channel = bind(0);
    Selector selector = Selector.open();
    channel.configureBlocking(false).register(selector, SelectionKey.OP_READ);
    run(() -> select(channel, selector, restNanos));
    return channel.socket().getLocalPort();
  }

  private int openBlocking(int port, long restNanos) throws IOException {
    DatagramChannel channel = bind(port);
    run(() -> block(channel, restNanos));
    return channel.socket().getLocalPort();
  }

  private void select(DatagramChannel channel, Selector selector, long restNanos)
      throws IOException {
    ByteBuffer datagram = ByteBuffer.allocateDirect(Datagram.MAX_BYTES + 1);
    while (true) {
      selector.select();
      selector.selectedKeys().clear();
      while (channel.receive(datagram.clear()) != null) {
        count.increment();
      }
      if (restNanos > 0) {
        LockSupport.parkNanos(restNanos);
      }
    }
  }

  private void block(DatagramChannel channel, long restNanos) throws IOException {
    ByteBuffer datagram = ByteBuffer.allocateDirect(Datagram.MAX_BYTES + 1);
    while (true) {
      long from = System.nanoTime();
      channel.receive(datagram.clear());
      count.increment();
      if (restNanos > 0 && System.nanoTime() - from > WAITED_NANOS) {
        LockSupport.parkNanos(restNanos);
      }
    }
  }

  private static DatagramChannel bind(int port) throws IOException {
    return DatagramChannel.open(StandardProtocolFamily.INET)
        .setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BYTES)
        .setOption(StandardSocketOptions.SO_REUSEPORT, true)
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private interface Loop {
    void run() throws IOException;
  }

  private static void run(Loop loop) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                loop.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
