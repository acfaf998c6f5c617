package pasu.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line to a gateway that can be made to stand still, as the slowest of all lines: what the
 * gateway sends meanwhile waits where it would for a slow one. What comes through later is counted.
 */
final class StandingLine implements AutoCloseable {

  private static final int PIECE_BYTES = 4 * 1024;

  private final int gateway;
  private final ServerSocket door;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicLong passed = new AtomicLong();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile CountDownLatch moving = new CountDownLatch(0);

  StandingLine(int gateway) {
    this.gateway = gateway;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Nothing more comes from the gateway. */
  void stand() {
    moving = new CountDownLatch(1);
  }

  /** Everything comes again, and is counted from now on. */
  void move() {
    passed.set(0);
    moving.countDown();
  }

  /** How much came from the gateway since the line moved again. */
  long passedBytes() {
    return passed.get();
  }

  /** Waits until a connection ended at the gateway's end. */
  void awaitEnd() throws InterruptedException {
    if (!ended.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("the gateway ended nothing");
    }
  }

  private void accept() {
    try {
      while (true) {
        connect(door.accept());
      }
    } catch (IOException closed) {
      // Nobody calls any more.
    }
  }

  private void connect(Socket caller) throws IOException {
    Socket way = new Socket();
    way.setReceiveBufferSize(PIECE_BYTES);
    way.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway));
    open.addAll(List.of(caller, way));
    Thread.ofVirtual().start(() -> pass(caller, way));
    Thread.ofVirtual().start(() -> passWhileMoving(way, caller));
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException over) {
      // And so is the other way.
    }
  }

  private void passWhileMoving(Socket from, Socket to) {
    byte[] piece = new byte[PIECE_BYTES];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        moving.await();
        passed.addAndGet(read);
        out.write(piece, 0, read);
      }
    } catch (IOException | InterruptedException over) {
      // And so is the other way.
    }
    ended.countDown();
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
