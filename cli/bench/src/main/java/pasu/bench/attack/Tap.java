package pasu.bench.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The path between one edge and its agent, with somebody on it who keeps what the edge said. A
 * thread for each way. Any thread may ask.
 */
final class Tap implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Tap.class);
  private static final int KEPT = 4096;
  private static final int KEY_EPOCH_AT = 2;
  private static final int SOCKET_BYTES = 4 * 1024 * 1024;

  /** So far behind the newest is what may be replayed: the agent has something newer already. */
  private static final int BEHIND = 512;

  private final DatagramChannel edgeSide = socket();
  private final DatagramChannel agentSide = socket();
  private final AtomicReferenceArray<byte[]> kept = new AtomicReferenceArray<>(KEPT);
  private final AtomicLong passed = new AtomicLong();
  private final LongAdder keyChanges = new LongAdder();
  private final LongAdder answers = new LongAdder();
  private volatile @Nullable SocketAddress edge;

  private Tap(int agentPort) throws IOException {
    agentSide.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), agentPort));
  }

  static Tap before(int agentPort) throws IOException {
    Tap tap = new Tap(agentPort);
    Thread.ofPlatform().daemon().name("tap-there").start(() -> pump(tap::there));
    Thread.ofPlatform().daemon().name("tap-back").start(() -> pump(tap::back));
    return tap;
  }

  /** Where the edge sends to. */
  int port() {
    return edgeSide.socket().getLocalPort();
  }

  /** Datagrams of the edge that went by. */
  long passed() {
    return passed.get();
  }

  /** How often the edge moved to other keys, those of a new lease not counted. */
  long keyChanges() {
    return keyChanges.sum();
  }

  /** Datagrams that the agent answered to this edge. */
  long answers() {
    return answers.sum();
  }

  /** One of those that went by a while ago; some must have. */
  byte[] replayable(RandomGenerator random) {
    long count = passed.get();
    long end = Math.max(1, count - Math.min(BEHIND, count / 2));
    return captured(random.nextLong(Math.max(0, count - KEPT), end));
  }

  /** The one that went by last; one must have. */
  byte[] newest() {
    return captured(passed.get() - 1);
  }

  private byte[] captured(long number) {
    byte[] datagram = kept.get((int) (number % KEPT));
    if (datagram == null) {
      throw new IllegalStateException("nothing went by yet");
    }
    return datagram;
  }

  @Override
  public void close() throws IOException {
    edgeSide.close();
    agentSide.close();
  }

  private void there() throws IOException {
    ByteBuffer datagram = ByteBuffer.allocate(2048);
    int keyEpoch = 0;
    while (true) {
      edge = edgeSide.receive(datagram.clear());
      agentSide.write(datagram.flip());
      byte[] copy = new byte[datagram.limit()];
      datagram.get(0, copy);
      kept.set((int) (passed.get() % KEPT), copy);
      passed.incrementAndGet();
      if (Byte.toUnsignedInt(copy[KEY_EPOCH_AT]) > keyEpoch) {
        keyChanges.increment();
      }
      keyEpoch = Byte.toUnsignedInt(copy[KEY_EPOCH_AT]);
    }
  }

  private void back() throws IOException {
    ByteBuffer datagram = ByteBuffer.allocate(2048);
    while (agentSide.read(datagram.clear()) >= 0) {
      answers.increment();
      edgeSide.send(datagram.flip(), edge);
    }
  }

  private interface Way {
    void go() throws IOException;
  }

  private static void pump(Way way) {
    try {
      way.go();
    } catch (IOException e) {
      log.debug("tap ends error={}", e.toString());
    }
  }

  private static DatagramChannel socket() throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BYTES);
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return channel;
  }
}
