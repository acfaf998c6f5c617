package pasu.control;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pasu.scaling.AgentLauncher;

/** Starts scripted agents, which outlive the verticle that wants them. */
public final class ScriptedLauncher implements AgentLauncher {

  private final Vertx vertx;
  private final Context context;
  private final int capacity;
  private final Map<String, String> deployments = new ConcurrentHashMap<>();

  public ScriptedLauncher(Vertx vertx, int capacity) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.capacity = capacity;
  }

  @Override
  public Future<Void> start(String agent) {
    if (deployments.containsKey(agent)) {
      return Future.succeededFuture();
    }
    Promise<String> deployed = Promise.promise();
    context.runOnContext(
        _ -> vertx.deployVerticle(new ScriptedAgent(agent, capacity)).onComplete(deployed));
    return deployed.future().onSuccess(deployment -> deployments.put(agent, deployment)).mapEmpty();
  }

  @Override
  public Future<Void> stop(String agent) {
    String deployment = deployments.remove(agent);
    return deployment == null ? Future.succeededFuture() : vertx.undeploy(deployment);
  }

  @Override
  public Future<List<String>> list() {
    return Future.succeededFuture(List.copyOf(deployments.keySet()));
  }
}
