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

  private final WorkerExecutor threads;
  private final Names names;
  private final Map<String, Future<List<InetAddress>>> asked = new HashMap<>();

  Dialling(WorkerExecutor threads, Names names) {
    this.threads = threads;
    this.names = names;
  }

  /** The address to connect to. */
  Future<InetAddress> dial(String host, boolean abroad) {
    return addresses(host).map(found -> pick(host, found, abroad));
  }

  private Future<List<InetAddress>> addresses(String host) {
    Future<List<InetAddress>> running = asked.get(host);
    if (running != null) {
      return running;
    }
    Future<List<InetAddress>> begun = Blocking.on(threads, () -> Arrays.asList(names.lookUp(host)));
    asked.put(host, begun);
    begun.onComplete(_ -> asked.remove(host, begun));
    return begun;
  }

  /** One private address among them is reason enough to distrust the name. */
  private static InetAddress pick(String host, List<InetAddress> found, boolean abroad) {
    if (abroad && !found.stream().allMatch(NetworkRange::isPublic)) {
      throw Refusal.badRequest("%s is in a private network; nothing is sent there".formatted(host));
    }
    return found.getFirst();
  }
}
