package pasu.docker;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import pasu.scaling.AgentLauncher;

/**
 * Starts and stops agents as containers of one image: the only class that reaches the Docker
 * engine, and these three methods are all it lets anybody do there (ADR 28). The client blocks, so
 * each question runs on a worker thread. Thread-safe.
 */
public final class DockerAgentLauncher implements AgentLauncher, AutoCloseable {

  private static final Pattern AGENT = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  /** Several agents may be stopped at once, each taking its time. */
  private static final int WORKERS = 8;

  private static final long WORKER_PATIENCE_SECONDS = 60;

  private final AgentContainers containers;
  private final WorkerExecutor workers;

  /** Whoever asks for one that is being started waits for that start. */
  private final Map<String, Future<Void>> starting = new ConcurrentHashMap<>();

  /** Creates it; closes the containers' engine with itself. */
  public DockerAgentLauncher(Vertx vertx, AgentContainers containers) {
    this.containers = containers;
    this.workers =
        vertx.createSharedWorkerExecutor(
            "pasu-docker", WORKERS, WORKER_PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public Future<Void> start(String agent) {
    if (!isName(agent)) {
      return refused(agent);
    }
    Future<Void> start = starting.computeIfAbsent(agent, name -> run(() -> containers.start(name)));
    return start.onComplete(_ -> starting.remove(agent, start));
  }

  @Override
  public Future<Void> stop(String agent) {
    return isName(agent) ? run(() -> containers.stop(agent)) : refused(agent);
  }

  @Override
  public Future<List<String>> list() {
    return workers.executeBlocking(containers::running, false).map(Objects::requireNonNull);
  }

  /** Leaves agents running. */
  @Override
  public void close() {
    workers.close();
    containers.close();
  }

  private Future<Void> run(Runnable work) {
    return workers.executeBlocking(Executors.callable(work), false).mapEmpty();
  }

  private static boolean isName(String agent) {
    return AGENT.matcher(agent).matches();
  }

  private static Future<Void> refused(String agent) {
    return Future.failedFuture(
        new LaunchException(
            "an agent's name is 1 to 40 of a-z, 0-9 and -, but this is \"%s\"".formatted(agent)));
  }
}
