package pasu.control;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pasu.scaling.AgentLauncher;

/** Starts scripted agents. */
public final class ScriptedLauncher implements AgentLauncher {

  private final Vertx vertx;
  private final int capacity;
  private final Map<String, String> deployments = new LinkedHashMap<>();

  public ScriptedLauncher(Vertx vertx, int capacity) {
    this.vertx = vertx;
    this.capacity = capacity;
  }

  @Override
  public Future<Void> start(String agent) {
    if (deployments.containsKey(agent)) {
      return Future.succeededFuture();
    }
    return vertx
        .deployVerticle(new ScriptedAgent(agent, capacity))
        .onSuccess(deployment -> deployments.put(agent, deployment))
        .mapEmpty();
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
