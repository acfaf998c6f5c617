package pasu.protocol;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** A range of addresses, by the bits they begin with. */
public final class NetworkRange {

  /** Not on the internet: this host, private networks, test and special ranges (RFC 6890). */
  private static final List<NetworkRange> SPECIAL =
      List.of(
          parse("0.0.0.0/8"),
          parse("10.0.0.0/8"),
          parse("100.64.0.0/10"),
          parse("127.0.0.0/8"),
          parse("169.254.0.0/16"),
          parse("172.16.0.0/12"),
          parse("192.0.0.0/24"),
          parse("192.0.2.0/24"),
          parse("192.88.99.0/24"),
          parse("192.168.0.0/16"),
          parse("198.18.0.0/15"),
          parse("198.51.100.0/24"),
          parse("203.0.113.0/24"),
          parse("224.0.0.0/3"),
          parse("2001::/23"),
          parse("2001:db8::/32"),
          parse("2002::/16"));

  private static final NetworkRange GLOBAL_IPV6 = parse("2000::/3");

  private final byte[] prefix;
  private final int bits;

  private NetworkRange(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /**
   * Reads {@code 10.0.0.0/8}, or one address.
   *
   * @throws IllegalArgumentException with the value
   */
  public static NetworkRange parse(String written) {
    int slash = written.indexOf('/');
    try {
      byte[] address =
          InetAddress.ofLiteral(slash < 0 ? written : written.substring(0, slash)).getAddress();
      int most = address.length * 8;
      int bits = slash < 0 ? most : Integer.parseInt(written, slash + 1, written.length(), 10);
      if (bits >= 0 && bits <= most) {
        return new NetworkRange(address, bits);
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "\"%s\" is no range of addresses; write it like 127.0.0.1 or 10.0.0.0/8"
            .formatted(written));
  }

  /**
   * The networks in which this machine has an address now. One that would be all there is, as some
   * tunnels say of themselves, is none.
   */
  public static List<NetworkRange> ofThisMachine() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(card -> card.getInterfaceAddresses().stream())
        .filter(own -> own.getNetworkPrefixLength() > 0)
        .map(NetworkRange::of)
        .toList();
  }

  private static NetworkRange of(InterfaceAddress own) {
    return new NetworkRange(own.getAddress().getAddress(), own.getNetworkPrefixLength());
  }

  /** Whether an address is somebody's on the internet. */
  public static boolean isPublic(InetAddress address) {
    return (address.getAddress().length == 4 || GLOBAL_IPV6.contains(address))
        && SPECIAL.stream().noneMatch(range -> range.contains(address));
  }

  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != prefix.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      if (((bytes[bit / 8] ^ prefix[bit / 8]) & (0x80 >> (bit % 8))) != 0) {
        return false;
      }
    }
    return true;
  }
}
