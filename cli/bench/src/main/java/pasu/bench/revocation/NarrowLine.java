package pasu.bench.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * A line to a server: of each connection's answer it lets through so much in a second and no more,
 * and holds little. Ends when it is closed, its connections when either end closes them.
 */
final class NarrowLine implements AutoCloseable {

  private static final int TURN_MILLIS = 10;
  private static final int HELD_BYTES = 16 * 1024;

  private final URI server;
  private final int turnBytes;
  private final ServerSocket door;

  /**
   * Listens on a free port of this machine.
   *
   * @param megabits a second
   */
  NarrowLine(URI server, int megabits) throws IOException {
    this.server = server;
    this.turnBytes = megabits * 1_000_000 / 8 * TURN_MILLIS / 1_000;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** Where the server seems to be. */
  URI near() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
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
    Socket far = new Socket();
    far.setReceiveBufferSize(HELD_BYTES);
    far.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    Thread.ofVirtual().start(() -> pass(caller, far));
    Thread.ofVirtual().start(() -> passSlowly(far, caller));
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException over) {
      // And so is the other way.
    }
  }

  private void passSlowly(Socket from, Socket to) {
    byte[] turn = new byte[turnBytes];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(turn); read >= 0; read = in.read(turn)) {
        out.write(turn, 0, read);
        TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
      }
    } catch (IOException | InterruptedException over) {
      // And so is the other way.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
