package pasu.measure;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * A TCP port of this machine that nobody listens at, for a moment at least: below those that
 * systems give to outgoing connections, so that none of these takes it before somebody listens.
 */
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int END = 32_000;

  private FreePort() {}

  public static int find() {
    return several(1)[0];
  }

  /** Different ones. */
  public static int[] several(int count) {
    IntStream drawn = ThreadLocalRandom.current().ints(FIRST, END);
    return drawn.distinct().filter(FreePort::isFree).limit(count).toArray();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }
}
