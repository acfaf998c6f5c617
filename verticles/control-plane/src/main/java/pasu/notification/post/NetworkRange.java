package pasu.notification.post;

import java.net.InetAddress;
import java.util.List;

/** A range of addresses, by the bits they begin with. */
final class NetworkRange {

  /** Not on the internet: this host, private networks, test and special ranges (RFC 6890). */
  private static final List<NetworkRange> SPECIAL =
      List.of(
          of("0.0.0.0", 8),
          of("10.0.0.0", 8),
          of("100.64.0.0", 10),
          of("127.0.0.0", 8),
          of("169.254.0.0", 16),
          of("172.16.0.0", 12),
          of("192.0.0.0", 24),
          of("192.0.2.0", 24),
          of("192.88.99.0", 24),
          of("192.168.0.0", 16),
          of("198.18.0.0", 15),
          of("198.51.100.0", 24),
          of("203.0.113.0", 24),
          of("224.0.0.0", 3),
          of("2001::", 23),
          of("2001:db8::", 32),
          of("2002::", 16));

  private static final NetworkRange GLOBAL_IPV6 = of("2000::", 3);

  private final byte[] prefix;
  private final int bits;

  private NetworkRange(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /** Whether an address is somebody's on the internet. */
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return (bytes.length == 4 || GLOBAL_IPV6.contains(bytes))
        && SPECIAL.stream().noneMatch(range -> range.contains(bytes));
  }

  private static NetworkRange of(String first, int bits) {
    return new NetworkRange(InetAddress.ofLiteral(first).getAddress(), bits);
  }

  private boolean contains(byte[] address) {
    if (address.length != prefix.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      if (((address[bit / 8] ^ prefix[bit / 8]) & (0x80 >> (bit % 8))) != 0) {
        return false;
      }
    }
    return true;
  }
}
