package pasu.bench.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Sends hostile datagrams from sockets of its own, and listens whether anything comes back. */
final class Attacker implements AutoCloseable {

  private static final int SOCKETS = 8;
  private static final int BURST = 64;

  private final List<DatagramChannel> sockets = new ArrayList<>();
  private final HostileDatagrams hostile;
  private long sent;
  private long answeredBytes;

  Attacker(int agentPort, HostileDatagrams hostile) throws IOException {
    this.hostile = hostile;
    for (int i = 0; i < SOCKETS; i++) {
      DatagramChannel socket = DatagramChannel.open();
      sockets.add(socket);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), agentPort));
      socket.configureBlocking(false);
    }
  }

  /** Sends so many more, at most so many a second; returns when they are sent. */
  void send(long datagrams, long perSecond) throws IOException {
    long begun = System.nanoTime();
    long end = sent + datagrams;
    long before = sent;
    while (sent < end) {
      burst(Math.min(BURST, end - sent));
      long due = begun + (sent - before) * 1_000_000_000 / perSecond;
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  /** Bytes that came back so far. */
  long answeredBytes() throws IOException {
    ByteBuffer answer = ByteBuffer.allocate(2048);
    for (DatagramChannel socket : sockets) {
      for (int bytes = socket.read(answer.clear()); bytes > 0; ) {
        answeredBytes += bytes;
        bytes = socket.read(answer.clear());
      }
    }
    return answeredBytes;
  }

  @Override
  public void close() throws IOException {
    for (DatagramChannel socket : sockets) {
      socket.close();
    }
  }

  private void burst(long datagrams) throws IOException {
    for (int i = 0; i < datagrams; ) {
      if (write(hostile.next())) {
        i++;
        sent++;
      }
    }
  }

  private boolean write(ByteBuffer datagram) throws IOException {
    return sockets.get((int) (sent % SOCKETS)).write(datagram) > 0;
  }
}
