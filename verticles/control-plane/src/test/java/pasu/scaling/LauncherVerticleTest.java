package pasu.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Refusal;

/** A launcher asked over the bus, as the control plane asks it. */
@ExtendWith(VertxExtension.class)
class LauncherVerticleTest implements AgentLauncher {

  private final Set<String> running = new ConcurrentSkipListSet<>();
  private AgentLauncher asked;

  @BeforeEach
  void deploy(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    asked = new BusAgentLauncher(() -> new Bus(vertx.eventBus()));
  }

  @Override
  public Future<Void> start(String agent) {
    if (agent.equals("agent-9")) {
      return Future.failedFuture(Refusal.conflict("no port is left of 7000-7008"));
    }
    running.add(agent);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> stop(String agent) {
    running.remove(agent);
    return Future.succeededFuture();
  }

  @Override
  public Future<List<String>> list() {
    return Future.succeededFuture(List.copyOf(running));
  }

  @Test
  void startsStopsAndListsAgentsForWhoeverAsks(Vertx vertx) {
    vertx.deployVerticle(new LauncherVerticle(this)).await();

    asked.start("agent-1").await();
    asked.start("agent-2").await();
    asked.stop("agent-1").await();

    assertThat(asked.list().await()).containsExactly("agent-2");
  }

  @Test
  void passesOnWhyAnAgentDoesNotStart(Vertx vertx) {
    vertx.deployVerticle(new LauncherVerticle(this)).await();

    assertThatThrownBy(() -> asked.start("agent-9").await())
        .isInstanceOf(Refusal.class)
        .hasMessage("no port is left of 7000-7008");
  }

  @Test
  void saysThatNoLauncherIsThere() {
    assertThatThrownBy(() -> asked.list().await())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("pasu.launcher.list");
  }
}
