package pasu.cli.role;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import pasu.cli.CommandFailure;

/**
 * Where the page and the API can be reached.
 *
 * @param port 0 for any free one
 */
public record Door(String host, int port) {

  private static final int MAX_PORT = 65_535;

  public Door {
    if (port < 0 || port > MAX_PORT) {
      throw CommandFailure.usage(
          "--port must be 0 (any free one) to %d, but is %d".formatted(MAX_PORT, port));
    }
  }

  /** Refuses an address that is not this machine's, or a port that is taken. */
  public void check() {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      // It is free.
    } catch (UnknownHostException e) {
      throw CommandFailure.usage(
          "--host \"%s\" is no address of this machine; use 127.0.0.1, or 0.0.0.0 for all"
              .formatted(host));
    } catch (IOException e) {
      throw CommandFailure.usage(
          "cannot listen at %s, port %d (%s); choose another with --port"
              .formatted(host, port, e.getMessage()));
    }
  }

  /** Whether others than this machine can come in. */
  public boolean isOpenToOthers() {
    try {
      return !InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return true;
    }
  }

  /** What to type into a browser on this machine. */
  public String url(int actualPort) {
    boolean all = host.equals("0.0.0.0") || host.equals("::");
    String name = host.contains(":") ? "[" + host + "]" : host;
    return "http://%s:%d".formatted(all ? "127.0.0.1" : name, actualPort);
  }
}
