package pasu.control;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.AgentMessage.Stream;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.NodeMessage.ShowDatabase;
import pasu.protocol.NodeMessage.StandsOn;
import pasu.protocol.Refusal;
import pasu.registration.AgentRegistrationVerticle;
import pasu.registration.RegistrationOptions;

/** Nodes of one cluster that do not stand on the same database. */
@ExtendWith(VertxExtension.class)
class OtherDatabaseTest {

  private static final String OURS = "1".repeat(32);
  private static final String OTHERS = "2".repeat(32);

  private Bus bus;

  @BeforeEach
  void register(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
  }

  @Test
  void hasTheControlPlaneGoThatCameLater(Vertx vertx) throws Exception {
    StandsOn first = new StandsOn(OURS, "1@nas", Samples.NOON);
    DatabaseVerticle older = new DatabaseVerticle(first);
    DatabaseVerticle newer =
        new DatabaseVerticle(new StandsOn(OTHERS, "2@nas", Samples.NOON.plusSeconds(1)));
    vertx.deployVerticle(newer).await();
    vertx.deployVerticle(older).await();

    assertThat(newer.older().await(20, SECONDS)).isEqualTo(first);
    assertThat(older.older().isComplete()).isFalse();
  }

  @Test
  void letsThoseStayThatStandOnTheSame(Vertx vertx) {
    DatabaseVerticle one = new DatabaseVerticle(new StandsOn(OURS, "1@nas", Samples.NOON));
    vertx.deployVerticle(one).await();

    bus.publish(Addresses.DATABASES, new StandsOn(OURS, "0@nas", Samples.NOON.minusSeconds(1)));

    bus.ask(Addresses.DATABASE, new ShowDatabase()).await(); // By then it has heard it.
    assertThat(one.older().isComplete()).isFalse();
  }

  @Test
  void refusesAnAgentWithOtherClipsButLetsItsStreamsGoOn(Vertx vertx) {
    vertx
        .deployVerticle(
            new AgentRegistrationVerticle(
                RegistrationOptions.DEFAULTS.withoutFirstRound(), OURS, () -> Samples.NOON))
        .await();
    Stream stream = new Stream("yard", 1, null, 0, 0, 0, 0);
    Agent agent = new Agent("agent-1", 3, false, List.of(stream), List.of());

    assertThatThrownBy(() -> bus.ask(Addresses.AGENTS, new AgentAlive(agent, OTHERS)).await())
        .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(409))
        .hasMessageContainingAll("agent-1", "another database", "--data");

    assertThat(bus.ask(Addresses.AGENT_LIST, new ListAgents()).await().agents())
        .containsExactly(agent.leaving());
    bus.ask(Addresses.AGENTS, new AgentAlive(agent, OURS)).await();
    assertThat(bus.ask(Addresses.AGENT_LIST, new ListAgents()).await().agents())
        .containsExactly(agent);
  }
}
