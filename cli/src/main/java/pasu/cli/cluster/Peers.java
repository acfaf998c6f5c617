package pasu.cli.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pasu.cli.CommandFailure;

/** The addresses of a cluster, looked at before anything joins. Blocks. */
final class Peers {

  private static final int PORTS_TRIED = 3; // As Hazelcast does where none is named.
  private static final int OWN_PORTS = 100; // As cluster.xml says.
  private static final int CONNECT_MILLIS = 500;

  private final Properties cluster;

  Peers(Properties cluster) {
    this.cluster = cluster;
  }

  /** Whether anybody listens where other nodes may be. */
  boolean isAnybodyThere() {
    return addresses().stream().anyMatch(Peers::listens);
  }

  /** Refuses an address that is not this machine's, or has no port left; returns it as a number. */
  String own() {
    String host = cluster.getProperty(ClusterSettings.HOST);
    try {
      InetAddress address = InetAddress.getByName(host);
      new ServerSocket(0, 1, address).close();
      refuseWithoutPort(address);
      return address.getHostAddress();
    } catch (IOException e) {
      throw CommandFailure.failed(
          "--cluster-host \"%s\" is no address of this machine; name the one at which the other"
                  .formatted(host)
              + " nodes reach it");
    }
  }

  private void refuseWithoutPort(InetAddress address) {
    int first = Integer.parseInt(cluster.getProperty(ClusterSettings.PORT));
    int last = first + OWN_PORTS - 1;
    if (IntStream.rangeClosed(first, last).noneMatch(port -> isFree(address, port))) {
      throw CommandFailure.failed(
          "no port is free from %d to %d at %s; choose other ones with --cluster-port"
              .formatted(first, last, address.getHostAddress()));
    }
  }

  private static boolean isFree(InetAddress address, int port) {
    try {
      new ServerSocket(port, 1, address).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Of the nodes there may be, and of others at {@code HOST:PORT}, those that listen; all are tried
   * at once.
   */
  List<String> present(List<String> others) {
    Stream<String> named =
        addresses().stream().map(one -> one.getHostString() + ":" + one.getPort());
    List<Tried> tried = Stream.concat(named, others.stream()).distinct().map(Tried::begin).toList();
    return tried.stream().filter(one -> one.listens.join()).map(Tried::address).toList();
  }

  private record Tried(String address, CompletableFuture<Boolean> listens) {
    static Tried begin(String address) {
      return new Tried(
          address,
          CompletableFuture.supplyAsync(() -> isThere(address), Thread::startVirtualThread));
    }
  }

  private static boolean isThere(String address) {
    String[] parts = address.split(":", 2);
    return listens(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])));
  }

  private List<InetSocketAddress> addresses() {
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (String member : cluster.getProperty(ClusterSettings.MEMBERS).split(",", -1)) {
      String[] parts = member.strip().split(":", 2);
      int port = Integer.parseInt(cluster.getProperty(ClusterSettings.PORT));
      if (parts.length == 2) {
        addresses.add(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])));
      } else {
        for (int i = 0; i < PORTS_TRIED; i++) {
          addresses.add(new InetSocketAddress(parts[0], port + i));
        }
      }
    }
    return addresses;
  }

  private static boolean listens(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false; // A container that is not there has not even an address.
    }
  }
}
