package pasu.cli.up;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import pasu.agent.AgentDoors;
import pasu.agent.AgentOptions;
import pasu.agent.AgentVerticle;
import pasu.cli.role.Closings;
import pasu.cli.role.Door;
import pasu.protocol.BusMessages;
import pasu.scaling.AgentLauncher;

/**
 * Starts and stops agents inside this process. Thread-safe.
 *
 * <p>Agents are deployed from a context of no verticle: else they would end with whoever asked for
 * them.
 */
final class EmbeddedAgentLauncher implements AgentLauncher {

  private static final String LOOPBACK = "127.0.0.1";

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

  /** Where agents of a machine run unless it is told otherwise. */
  static Housing.Opened open(UpSettings settings, Closings closings, InstantSource clock) {
    Vertx vertx = Vertx.vertx();
    closings.add("vertx", vertx::close);
    BusMessages.registerCodecs(vertx.eventBus());
    EmbeddedAgentLauncher launcher =
        new EmbeddedAgentLauncher(vertx, name -> agent(name, settings, clock));
    return new Housing.Opened(vertx, launcher, launcher::close);
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

  private static Deployable agent(String name, UpSettings settings, InstantSource clock) {
    return new AgentVerticle(
        new AgentOptions(
            name, settings.capacity(), settings.data().resolve("clips"), doors(settings.door())),
        clock);
  }

  /** Where the page is open to others, edges on other machines may stream to this one, too. */
  private static AgentDoors doors(Door door) {
    return door.isOpenToOthers()
        ? new AgentDoors(door.host(), 0, door.addressForOthers(), 0, LOOPBACK)
        : AgentDoors.at(LOOPBACK);
  }

  private Future<String> deploy(String agent) {
    Promise<String> deployment = Promise.promise();
    context.runOnContext(_ -> vertx.deployVerticle(agents.apply(agent)).onComplete(deployment));
    return deployment.future();
  }
}
