package pasu.scaling;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Starts and stops nothing, but remembers it. */
final class NotedLauncher implements AgentLauncher {

  final List<String> started = new CopyOnWriteArrayList<>();
  final List<String> stopped = new CopyOnWriteArrayList<>();
  final Set<String> running = ConcurrentHashMap.newKeySet();
  volatile boolean startsFail;

  @Override
  public Future<Void> start(String agent) {
    started.add(agent);
    if (startsFail) {
      return Future.failedFuture("no room");
    }
    running.add(agent);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> stop(String agent) {
    stopped.add(agent);
    running.remove(agent);
    return Future.succeededFuture();
  }

  @Override
  public Future<List<String>> list() {
    return Future.succeededFuture(List.copyOf(running));
  }
}
