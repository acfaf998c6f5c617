package pasu.cli.up;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import pasu.scaling.AgentLauncher;

/**
 * Starts and stops agents inside this process. Thread-safe.
 *
 * <p>Agents are deployed from a context of no verticle: else they would end with whoever asked for
 * them.
 */
final class EmbeddedAgentLauncher implements AgentLauncher {

  private final Vertx vertx;
  private final Context context;
  private final Function<String, Deployable> agents;
  private final Map<String, Future<String>> running = new ConcurrentHashMap<>();
  private volatile boolean closing;

  /**
   * Creates it; not on a verticle's thread.
   *
   * @param agents makes an agent, not yet deployed, of a name
   */
  EmbeddedAgentLauncher(Vertx vertx, Function<String, Deployable> agents) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.agents = agents;
  }

  @Override
  public Future<Void> start(String agent) {
    if (closing) {
      return Future.failedFuture("Pasu is closing, no agent starts any more");
    }
    return running
        .computeIfAbsent(agent, this::deploy)
        .onFailure(_ -> running.remove(agent))
        .mapEmpty();
  }

  @Override
  public Future<Void> stop(String agent) {
    Future<String> deployment = running.remove(agent);
    return deployment == null ? Future.succeededFuture() : deployment.compose(vertx::undeploy);
  }

  @Override
  public Future<List<String>> list() {
    return Future.succeededFuture(List.copyOf(running.keySet()));
  }

  /** Stops all of them, each in its own time; none starts from now on. */
  Future<?> close() {
    closing = true;
    return Future.join(List.copyOf(running.keySet()).stream().map(this::stop).toList());
  }

  private Future<String> deploy(String agent) {
    Promise<String> deployment = Promise.promise();
    context.runOnContext(_ -> vertx.deployVerticle(agents.apply(agent)).onComplete(deployment));
    return deployment.future();
  }
}
