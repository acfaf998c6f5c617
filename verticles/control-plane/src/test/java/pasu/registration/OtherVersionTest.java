package pasu.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.control.Samples;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.AgentMessage.Stream;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.ListCameras;
import pasu.protocol.Refusal;
import pasu.protocol.Suite;
import pasu.protocol.Version;

@OnEachDatabase
@ExtendWith(VertxExtension.class)
class OtherVersionTest {

  private static final int NEWER =
      Math.max(Version.OWN.protocol(), Version.OF_EDGES.protocol()) + 1;

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private Database database;
  private Bus bus;

  @BeforeEach
  void deploy(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    database = Database.open(kind.fresh(folder));
    RegistrationOptions options = RegistrationOptions.DEFAULTS;
    vertx.deployVerticle(new RegistrationVerticle(database, options, () -> Samples.NOON)).await();
    vertx.deployVerticle(new AgentRegistrationVerticle(options, () -> Samples.NOON)).await();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void refusesAnEdgeAndRegistersNothing() {
    EdgeAlive edge =
        new EdgeAlive(
            "yard",
            "home",
            "scene:",
            "manual:",
            0,
            0,
            0,
            null,
            List.of(),
            List.of(Suite.AES_128_GCM),
            List.of(),
            "9.0",
            NEWER,
            null,
            null);

    assertThatThrownBy(() -> bus.ask(Addresses.EDGES, edge).await())
        .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(426))
        .hasMessageContainingAll("edge yard", "9.0", Version.TEXT);
    assertThat(bus.ask(Addresses.CAMERAS, new ListCameras()).await().cameras()).isEmpty();
  }

  @Test
  void refusesAnAgentButLetsItsStreamsGoOn() {
    Stream stream = new Stream("yard", 1, null, 0, 0, 0, 0);
    Agent agent = new Agent("agent-1", 3, false, List.of(stream), List.of());

    assertThatThrownBy(
            () -> bus.ask(Addresses.AGENTS, new AgentAlive(agent, "9.0", NEWER, null)).await())
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(426));

    assertThat(bus.ask(Addresses.AGENT_LIST, new ListAgents()).await().agents())
        .containsExactly(agent.leaving());
  }
}
