package pasu.notification.post;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pasu.database.Blocking;
import pasu.protocol.NetworkRange;
import pasu.protocol.Refusal;

/**
 * Finds the address of a host, and refuses those where a letter must not go. Who connects to the
 * very address that was checked is not fooled by a name that soon means another.
 *
 * <p>One name takes one thread at most, however long its server does not answer. Belongs to one
 * event loop.
 */
final class Dialling {

  /** What a name means now; blocks. */
  interface Names {
    InetAddress[] lookUp(String host) throws Exception;
  }

  /** The networks this machine is in now; blocks. */
  interface Neighbourhood {
    List<NetworkRange> networks() throws Exception;
  }

  /** What a name means, and which networks are not abroad. */
  private record Found(List<InetAddress> addresses, List<NetworkRange> near) {

    /** Whether all are on the internet and in no network of this machine's own. */
    boolean isAbroad() {
      return addresses.stream().allMatch(NetworkRange::isPublic)
          && addresses.stream().noneMatch(at -> near.stream().anyMatch(own -> own.contains(at)));
    }
  }

  private final WorkerExecutor threads;
  private final Names names;
  private final Neighbourhood neighbourhood;
  private final Map<String, Future<Found>> asked = new HashMap<>();

  Dialling(WorkerExecutor threads, Names names, Neighbourhood neighbourhood) {
    this.threads = threads;
    this.names = names;
    this.neighbourhood = neighbourhood;
  }

  /** The address to connect to. */
  Future<InetAddress> dial(String host, boolean abroad) {
    return find(host).map(found -> pick(host, found, abroad));
  }

  private Future<Found> find(String host) {
    Future<Found> running = asked.get(host);
    if (running != null) {
      return running;
    }
    Future<Found> begun = Blocking.on(threads, () -> ask(host));
    asked.put(host, begun);
    begun.onComplete(_ -> asked.remove(host, begun));
    return begun;
  }

  private Found ask(String host) throws Exception {
    return new Found(Arrays.asList(names.lookUp(host)), neighbourhood.networks());
  }

  /** One address near by among them is reason enough to distrust the name. */
  private static InetAddress pick(String host, Found found, boolean abroad) {
    if (abroad && !found.isAbroad()) {
      throw Refusal.badRequest(
          "private-network",
          "{host} is in a private network, or in one that Pasu is in; nothing is sent there",
          host);
    }
    return found.addresses().getFirst();
  }
}
