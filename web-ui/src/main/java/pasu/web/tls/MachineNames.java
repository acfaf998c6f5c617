package pasu.web.tls;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What browsers in the local network may call this machine: its name, with and without the {@code
 * .local} of multicast DNS, and its IPv4 addresses. Those of IPv6 change too often to be named.
 */
public final class MachineNames {

  private static final Pattern HOST =
      Pattern.compile("(?!-)[a-z0-9-]{1,63}(\\.(?!-)[a-z0-9-]{1,63})*");

  private MachineNames() {}

  /**
   * Asks the system; blocks.
   *
   * @param others that it has elsewhere, as on the internet
   * @throws IllegalArgumentException with the one that is none
   */
  public static List<String> with(List<String> others) {
    return Stream.of(called(others), addresses()).flatMap(List::stream).distinct().toList();
  }

  /**
   * The same without its addresses, where it is known what it is called: a container has others
   * each time, and each would be another certificate.
   */
  public static List<String> called(List<String> others) {
    Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1"));
    names.addAll(own());
    others.forEach(name -> names.add(checked(name)));
    return List.copyOf(names);
  }

  private static List<String> own() {
    try {
      String host = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
      if (!HOST.matcher(host).matches()) {
        return List.of(); // No certificate can say it.
      }
      return host.contains(".") ? List.of(host) : List.of(host, host + ".local");
    } catch (UnknownHostException _) {
      return List.of();
    }
  }

  private static List<String> addresses() {
    List<String> addresses = new ArrayList<>();
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .map(InetAddress::getHostAddress)
          .forEach(addresses::add);
    } catch (SocketException _) {
      // It can be reached by name.
    }
    return addresses;
  }

  private static String checked(String name) {
    String host = name.toLowerCase(Locale.ROOT);
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "a certificate is for hosts' names and IPv4 addresses, but \"%s\" is neither; change --tls-name or --url"
              .formatted(name));
    }
    return host;
  }
}
