package pasu.cli.role;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnresolvedAddressException;
import pasu.cli.CommandFailure;

/**
 * An address as it is typed, {@code HOST[:PORT]}.
 *
 * @param port 0 where none was named
 */
record HostPort(String host, int port) {

  private static final int MAX_PORT = 65_535;

  static HostPort parse(String option, String typed) {
    int colon = typed.lastIndexOf(':');
    String host = colon < 0 ? typed : typed.substring(0, colon);
    String port = colon < 0 ? "0" : typed.substring(colon + 1);
    if (host.isBlank() || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > MAX_PORT) {
      throw CommandFailure.usage(
          "%s must be HOST or HOST:PORT, but is \"%s\"".formatted(option, typed));
    }
    return new HostPort(host, Integer.parseInt(port));
  }

  /** Refuses an address that is not this machine's, or a port that somebody has. */
  void checkDatagrams(String option) {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.bind(new InetSocketAddress(host, port));
    } catch (IOException | UnresolvedAddressException e) {
      throw CommandFailure.usage(
          "cannot receive datagrams at %s:%d (%s); choose another address or port with %s"
              .formatted(host, port, e, option));
    }
  }

  /** Whether it stands for all addresses of a machine, which is none another could use. */
  boolean isEverywhere() {
    return host.equals("0.0.0.0");
  }
}
